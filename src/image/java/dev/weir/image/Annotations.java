package dev.weir.image;

import static java.lang.classfile.ClassFile.ACC_FINAL;
import static java.lang.classfile.ClassFile.ACC_PRIVATE;
import static java.lang.classfile.ClassFile.ACC_PUBLIC;
import static java.lang.classfile.ClassFile.ACC_STATIC;
import static java.lang.classfile.ClassFile.ACC_SUPER;
import static java.lang.classfile.ClassFile.ACC_SYNTHETIC;
import static java.lang.constant.ConstantDescs.CD_Class;
import static java.lang.constant.ConstantDescs.CD_Object;
import static java.lang.constant.ConstantDescs.CD_String;
import static java.lang.constant.ConstantDescs.CD_boolean;
import static java.lang.constant.ConstantDescs.CD_int;
import static java.lang.constant.ConstantDescs.CD_void;

import java.lang.classfile.Annotation;
import java.lang.classfile.AnnotationElement;
import java.lang.classfile.AnnotationValue;
import java.lang.classfile.Attributes;
import java.lang.classfile.ClassBuilder;
import java.lang.classfile.ClassFile;
import java.lang.classfile.ClassModel;
import java.lang.classfile.ClassTransform;
import java.lang.classfile.CodeBuilder;
import java.lang.classfile.TypeKind;
import java.lang.classfile.attribute.RuntimeVisibleAnnotationsAttribute;
import java.lang.classfile.instruction.SwitchCase;
import java.lang.constant.ClassDesc;
import java.lang.constant.MethodTypeDesc;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Writes out what the annotations of kinds say: a plain class for each annotation type, and in
 * {@code dev.weir.kind.Said} a method that makes an object of it for each place that has one. What
 * it says stays the same.
 */
final class Annotations {

  private static final String ROOM = "dev/weir/kind/";
  private static final String ANSWERS = ROOM + "Said.class";
  private static final List<String> TYPES = List.of("Field", "Describes", "Named");

  private static final ClassDesc CD_Annotation = ClassDesc.of("java.lang.annotation.Annotation");
  private static final MethodTypeDesc BY_MEMBER = MethodTypeDesc.of(CD_Annotation, CD_String);

  private final Map<String, byte[]> files;
  private final Map<ClassDesc, Type> types = new LinkedHashMap<>();

  /** An annotation type, and what it says where nobody says otherwise. */
  private record Type(ClassDesc itself, ClassDesc written, Map<String, Member> members) {

    MethodTypeDesc constructor() {
      return MethodTypeDesc.of(CD_void, members.values().stream().map(Member::type).toList());
    }
  }

  private record Member(ClassDesc type, Optional<AnnotationValue> fallback) {}

  private Annotations(Map<String, byte[]> files) {
    this.files = files;
    for (var name : TYPES) {
      var type = type(parse(ROOM + name + ".class"));
      types.put(type.itself(), type);
    }
  }

  /** Changes and adds class files, by their names in a jar. */
  static void writeOut(Map<String, byte[]> files) {
    if (files.containsKey(ANSWERS)) {
      new Annotations(files).writeOut();
    }
  }

  private ClassModel parse(String file) {
    return ClassFile.of().parse(files.get(file));
  }

  private static Type type(ClassModel model) {
    var members = new LinkedHashMap<String, Member>();
    for (var method : model.methods()) {
      if (method.flags().has(java.lang.reflect.AccessFlag.ABSTRACT)) {
        var fallback = method.findAttribute(Attributes.annotationDefault());
        members.put(
            method.methodName().stringValue(),
            new Member(
                method.methodTypeSymbol().returnType(),
                fallback.map(attribute -> attribute.defaultValue())));
      }
    }
    var itself = model.thisClass().asSymbol();
    return new Type(itself, itself.nested("Written"), members);
  }

  private void writeOut() {
    var places = places();
    for (var type : types.values()) {
      var path = type.written().descriptorString();
      files.put(path.substring(1, path.length() - 1) + ".class", written(type));
    }
    files.put(ANSWERS, answers(parse(ANSWERS), places));
  }

  /** What is annotated: members by class, each with its annotation. */
  private Map<String, Map<String, Annotation>> places() {
    var places = new TreeMap<String, Map<String, Annotation>>();
    for (var file : files.keySet()) {
      if (file.endsWith(".class")) {
        var members = members(parse(file));
        if (!members.isEmpty()) {
          places.put(
              file.substring(0, file.length() - ".class".length()).replace('/', '.'), members);
        }
      }
    }
    return places;
  }

  private Map<String, Annotation> members(ClassModel model) {
    var members = new LinkedHashMap<String, Annotation>();
    model
        .findAttribute(Attributes.runtimeVisibleAnnotations())
        .flatMap(this::ours)
        .ifPresent(one -> members.put("", one));
    model.findAttribute(Attributes.record()).stream()
        .flatMap(record -> record.components().stream())
        .forEach(component ->
            component
                .findAttribute(Attributes.runtimeVisibleAnnotations())
                .flatMap(this::ours)
                .ifPresent(one -> members.put(component.name().stringValue(), one)));
    model
        .fields()
        .forEach(field ->
            field
                .findAttribute(Attributes.runtimeVisibleAnnotations())
                .flatMap(this::ours)
                .ifPresent(one -> members.put(field.fieldName().stringValue(), one)));
    return members;
  }

  private Optional<Annotation> ours(RuntimeVisibleAnnotationsAttribute all) {
    return all.annotations().stream()
        .filter(one -> types.containsKey(one.classSymbol()))
        .findFirst();
  }

  /** A class that says what it was made with. */
  private static byte[] written(Type type) {
    return ClassFile.of()
        .build(
            type.written(),
            builder -> {
              builder.withFlags(ACC_FINAL | ACC_SUPER | ACC_SYNTHETIC);
              builder.withInterfaceSymbols(type.itself());
              constructor(builder, type);
              type.members().forEach((name, member) -> accessor(builder, type, name, member));
              method(
                  builder,
                  "annotationType",
                  CD_Class,
                  code -> code.loadConstant(type.itself()).areturn());
            });
  }

  private static void constructor(ClassBuilder builder, Type type) {
    builder.withMethodBody(
        "<init>",
        type.constructor(),
        0,
        code -> {
          code.aload(0).invokespecial(CD_Object, "<init>", MethodTypeDesc.of(CD_void));
          int slot = 1;
          for (var entry : type.members().entrySet()) {
            var member = entry.getValue().type();
            var kind = TypeKind.from(member);
            code.aload(0).loadLocal(kind, slot).putfield(type.written(), entry.getKey(), member);
            slot += kind.slotSize();
          }
          code.return_();
        });
  }

  private static void accessor(ClassBuilder builder, Type type, String name, Member member) {
    builder.withField(name, member.type(), ACC_PRIVATE | ACC_FINAL);
    method(
        builder,
        name,
        member.type(),
        code ->
            code.aload(0)
                .getfield(type.written(), name, member.type())
                .return_(TypeKind.from(member.type())));
  }

  private static void method(
      ClassBuilder builder,
      String name,
      ClassDesc result,
      java.util.function.Consumer<CodeBuilder> code) {
    builder.withMethodBody(name, MethodTypeDesc.of(result), ACC_PUBLIC, code);
  }

  /** The class that is asked, with all answers. */
  private byte[] answers(ClassModel model, Map<String, Map<String, Annotation>> places) {
    var itself = model.thisClass().asSymbol();
    var methods = new LinkedHashMap<String, String>();
    places.keySet().forEach(place -> methods.put(place, "written$" + methods.size()));
    var transform =
        ClassTransform.dropping(part ->
                part instanceof java.lang.classfile.MethodModel method
                    && method.methodName().equalsString("written"))
            .andThen(
                ClassTransform.endHandler(builder -> {
                  int flags = ACC_PRIVATE | ACC_STATIC | ACC_SYNTHETIC;
                  builder.withMethodBody(
                      "written",
                      MethodTypeDesc.of(CD_Annotation, CD_String, CD_String),
                      flags,
                      code -> byType(code, itself, methods));
                  places.forEach((place, members) ->
                      builder.withMethodBody(
                          methods.get(place), BY_MEMBER, flags, code -> byMember(code, members)));
                }));
    return ClassFile.of().transformClass(model, transform);
  }

  /** A switch over the hashes of names, and a comparison. */
  private static void byType(CodeBuilder code, ClassDesc itself, Map<String, String> methods) {
    var byHash =
        methods.keySet().stream()
            .collect(Collectors.groupingBy(String::hashCode, TreeMap::new, Collectors.toList()));
    var unknown = code.newLabel();
    var cases = new ArrayList<SwitchCase>();
    byHash.keySet().forEach(hash -> cases.add(SwitchCase.of(hash, code.newLabel())));
    code.aload(0)
        .invokevirtual(CD_String, "hashCode", MethodTypeDesc.of(CD_int))
        .lookupswitch(unknown, cases);
    for (var one : cases) {
      code.labelBinding(one.target());
      for (var name : byHash.get(one.caseValue())) {
        ifEqual(
            code,
            0,
            name,
            then -> then.aload(1).invokestatic(itself, methods.get(name), BY_MEMBER).areturn());
      }
      code.goto_(unknown);
    }
    code.labelBinding(unknown).aconst_null().areturn();
  }

  private void byMember(CodeBuilder code, Map<String, Annotation> members) {
    members.forEach((name, annotation) -> ifEqual(code, 0, name, then -> make(then, annotation)));
    code.aconst_null().areturn();
  }

  private static void ifEqual(
      CodeBuilder code, int slot, String text, java.util.function.Consumer<CodeBuilder> then) {
    var next = code.newLabel();
    code.aload(slot)
        .loadConstant(text)
        .invokevirtual(CD_String, "equals", MethodTypeDesc.of(CD_boolean, CD_Object))
        .ifeq(next);
    then.accept(code);
    code.labelBinding(next);
  }

  private void make(CodeBuilder code, Annotation annotation) {
    var type = types.get(annotation.classSymbol());
    var said =
        annotation.elements().stream()
            .collect(Collectors.toMap(one -> one.name().stringValue(), Function.identity()));
    code.new_(type.written()).dup();
    type.members()
        .forEach((name, member) ->
            push(
                code,
                member.type(),
                Optional.ofNullable(said.get(name))
                    .map(AnnotationElement::value)
                    .or(member::fallback)
                    .orElseThrow()));
    code.invokespecial(type.written(), "<init>", type.constructor()).areturn();
  }

  private static void push(CodeBuilder code, ClassDesc type, AnnotationValue value) {
    switch (value) {
      case AnnotationValue.OfConstant constant ->
          code.loadConstant(constant.constant().constantValue());
      case AnnotationValue.OfEnum word ->
          code.getstatic(word.classSymbol(), word.constantName().stringValue(), word.classSymbol());
      case AnnotationValue.OfArray array -> {
        var part = type.componentType();
        code.loadConstant(array.values().size()).anewarray(part);
        for (int i = 0; i < array.values().size(); i++) {
          code.dup().loadConstant(i);
          push(code, part, array.values().get(i));
          code.aastore();
        }
      }
      default -> throw new IllegalArgumentException("no constant for " + value);
    }
  }
}
