package dev.weir.image;

import static java.lang.constant.ConstantDescs.CD_Object;
import static java.lang.constant.ConstantDescs.CD_String;
import static java.lang.constant.ConstantDescs.CD_boolean;
import static java.lang.constant.ConstantDescs.CD_int;

import java.io.IOException;
import java.lang.classfile.Attributes;
import java.lang.classfile.ClassFile;
import java.lang.classfile.ClassHierarchyResolver;
import java.lang.classfile.ClassModel;
import java.lang.classfile.ClassTransform;
import java.lang.classfile.CodeBuilder;
import java.lang.classfile.CodeTransform;
import java.lang.classfile.Label;
import java.lang.classfile.MethodModel;
import java.lang.classfile.TypeKind;
import java.lang.classfile.attribute.InnerClassesAttribute;
import java.lang.classfile.instruction.InvokeDynamicInstruction;
import java.lang.constant.ClassDesc;
import java.lang.constant.ConstantDesc;
import java.lang.constant.DirectMethodHandleDesc;
import java.lang.constant.MethodTypeDesc;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.LocalDateTime;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.jar.JarFile;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/**
 * Writes out in a jar what the compiler leaves to be made when it is first needed: the choice of a
 * {@code switch} over types, {@code equals}, {@code hashCode} and {@code toString} of records, and
 * what the annotations of kinds say. A start-up cache cannot keep those, and to make them costs
 * about a millisecond each. What the code does stays as it is.
 */
public final class Prelink {

  private static final String MANIFEST = "META-INF/MANIFEST.MF";

  private static final ClassDesc SWITCHES = ClassDesc.of("java.lang.runtime.SwitchBootstraps");
  private static final ClassDesc RECORDS = ClassDesc.of("java.lang.runtime.ObjectMethods");
  private static final ClassDesc OBJECTS = ClassDesc.of("java.util.Objects");
  private static final ClassDesc BUILDER = ClassDesc.of("java.lang.StringBuilder");

  private Prelink() {}

  /** Rewrites a jar, which finds its libraries in the folder {@code lib} beside it. */
  public static void main(String[] arguments) throws IOException {
    jar(Path.of(arguments[0]));
  }

  static void jar(Path file) throws IOException {
    var written = file.resolveSibling(file.getFileName() + ".new");
    try (var jar = new JarFile(file.toFile());
        var classes = classes(file);
        var out = new ZipOutputStream(Files.newOutputStream(written))) {
      var files = read(jar);
      writeOutAnnotations(files);
      for (var entry : files.entrySet()) {
        var copy = new ZipEntry(entry.getKey());
        copy.setTimeLocal(time(jar, entry.getKey()));
        out.putNextEntry(copy);
        out.write(
            entry.getKey().endsWith(".class")
                ? linked(entry.getValue(), classes)
                : entry.getValue());
        out.closeEntry();
      }
    }
    // Who compares times asks when it was compiled.
    Files.setLastModifiedTime(written, Files.getLastModifiedTime(file));
    Files.move(written, file, StandardCopyOption.REPLACE_EXISTING);
  }

  /** Changes and adds class files, by their names in a jar, so that no annotation need be read. */
  public static void writeOutAnnotations(Map<String, byte[]> files) {
    Annotations.writeOut(files);
  }

  private static Map<String, byte[]> read(JarFile jar) throws IOException {
    var files = new LinkedHashMap<String, byte[]>();
    for (var entry : jar.stream().toList()) {
      try (var in = jar.getInputStream(entry)) {
        files.put(entry.getName(), in.readAllBytes());
      }
    }
    return files;
  }

  /** What is added is as old as the jar, so that it is the same whenever it is made. */
  private static LocalDateTime time(JarFile jar, String name) {
    var entry = Optional.ofNullable(jar.getEntry(name)).orElseGet(() -> jar.getEntry(MANIFEST));
    return entry.getTimeLocal();
  }

  private static URLClassLoader classes(Path jar) throws IOException {
    var urls = new java.util.ArrayList<URL>();
    urls.add(jar.toUri().toURL());
    try (var libraries = Files.list(jar.resolveSibling("lib"))) {
      for (var library : libraries.sorted().toList()) {
        urls.add(library.toUri().toURL());
      }
    }
    return new URLClassLoader(urls.toArray(URL[]::new), ClassLoader.getPlatformClassLoader());
  }

  /**
   * A class without what it would have to link.
   *
   * @param bytes its class file
   * @param classes finds the classes that it names
   */
  public static byte[] linked(byte[] bytes, ClassLoader classes) {
    var format =
        ClassFile.of(
            ClassFile.ConstantPoolSharingOption.NEW_POOL,
            ClassFile.ClassHierarchyResolverOption.of(
                ClassHierarchyResolver.ofResourceParsing(classes)
                    .orElse(ClassHierarchyResolver.defaultResolver())));
    var model = format.parse(bytes);
    var work = new Prelinking(model);
    return work.concerns() ? format.transformClass(model, work.transform()) : bytes;
  }

  /** The work on one class. */
  private static final class Prelinking {

    private final ClassModel model;
    private final ClassDesc type;
    private final boolean isInterface;
    private final Map<String, Method> methods = new LinkedHashMap<>();

    /** A method that is added. */
    private record Method(MethodTypeDesc type, Consumer<CodeBuilder> code) {}

    Prelinking(ClassModel model) {
      this.model = model;
      this.type = model.thisClass().asSymbol();
      this.isInterface = model.flags().has(java.lang.reflect.AccessFlag.INTERFACE);
    }

    boolean concerns() {
      return model.methods().stream().anyMatch(Prelinking::concerns);
    }

    private static boolean concerns(MethodModel method) {
      return method.code().stream()
          .flatMap(code -> code.elementStream())
          .anyMatch(part -> part instanceof InvokeDynamicInstruction call && isKnown(call));
    }

    private static boolean isKnown(InvokeDynamicInstruction call) {
      var owner = call.bootstrapMethod().owner();
      return owner.equals(RECORDS)
          || owner.equals(SWITCHES)
              && call.bootstrapMethod().methodName().equals("typeSwitch")
              && call.bootstrapArgs().stream().allMatch(ClassDesc.class::isInstance)
              && !call.typeSymbol().parameterType(0).isPrimitive();
    }

    ClassTransform transform() {
      CodeTransform calls =
          (code, part) -> {
            if (part instanceof InvokeDynamicInstruction call && isKnown(call)) {
              var name = add(call);
              code.invokestatic(type, name, call.typeSymbol(), isInterface);
            } else {
              code.with(part);
            }
          };
      return ClassTransform.transformingMethodBodies(Prelinking::concerns, calls)
          .andThen(ClassTransform.endHandler(this::addMethods));
    }

    private String add(InvokeDynamicInstruction call) {
      var name = "prelinked$" + methods.size();
      var method =
          call.bootstrapMethod().owner().equals(SWITCHES)
              ? new Method(call.typeSymbol(), code -> choose(code, call.bootstrapArgs()))
              : new Method(call.typeSymbol(), record(call));
      methods.put(name, method);
      return name;
    }

    private void addMethods(java.lang.classfile.ClassBuilder builder) {
      int flags = ClassFile.ACC_PRIVATE | ClassFile.ACC_STATIC | ClassFile.ACC_SYNTHETIC;
      methods.forEach(
          (name, method) -> builder.withMethodBody(name, method.type(), flags, method.code()));
    }

    /** The index of the first type, from where to begin, that the selector is of. */
    private static void choose(CodeBuilder code, List<ConstantDesc> types) {
      var something = code.newLabel();
      code.aload(0).ifnonnull(something).iconst_m1().ireturn().labelBinding(something);
      for (int i = 0; i < types.size(); i++) {
        var next = code.newLabel();
        code.iload(1).loadConstant(i).if_icmpgt(next);
        code.aload(0).instanceOf((ClassDesc) types.get(i)).ifeq(next);
        code.loadConstant(i).ireturn().labelBinding(next);
      }
      code.loadConstant(types.size()).ireturn();
    }

    private Consumer<CodeBuilder> record(InvokeDynamicInstruction call) {
      var fields =
          call.bootstrapArgs().stream().skip(2).map(DirectMethodHandleDesc.class::cast).toList();
      return switch (call.name().stringValue()) {
        case "equals" -> code -> equals(code, fields);
        case "hashCode" -> code -> hashCode(code, fields);
        case "toString" -> code -> toString(code, fields);
        default -> throw new IllegalArgumentException(call.toString());
      };
    }

    private static ClassDesc fieldType(DirectMethodHandleDesc getter) {
      return getter.invocationType().returnType();
    }

    private void field(CodeBuilder code, int holder, DirectMethodHandleDesc getter) {
      code.aload(holder).getfield(type, getter.methodName(), fieldType(getter));
    }

    private void equals(CodeBuilder code, List<DirectMethodHandleDesc> fields) {
      var different = code.newLabel();
      var same = code.newLabel();
      code.aload(0).aload(1).if_acmpeq(same);
      code.aload(1).instanceOf(type).ifeq(different);
      code.aload(1).checkcast(type).astore(2);
      for (var getter : fields) {
        field(code, 0, getter);
        field(code, 2, getter);
        unlessEqual(code, fieldType(getter), different);
      }
      code.labelBinding(same).iconst_1().ireturn();
      code.labelBinding(different).iconst_0().ireturn();
    }

    private static void unlessEqual(CodeBuilder code, ClassDesc field, Label different) {
      switch (TypeKind.from(field)) {
        case INT, SHORT, BYTE, CHAR, BOOLEAN -> code.if_icmpne(different);
        case LONG -> code.lcmp().ifne(different);
        case FLOAT, DOUBLE -> compare(code, field).ifne(different);
        default ->
            code.invokestatic(
                    OBJECTS, "equals", MethodTypeDesc.of(CD_boolean, CD_Object, CD_Object))
                .ifeq(different);
      }
    }

    private static CodeBuilder compare(CodeBuilder code, ClassDesc field) {
      return code.invokestatic(boxed(field), "compare", MethodTypeDesc.of(CD_int, field, field));
    }

    private static ClassDesc boxed(ClassDesc field) {
      return ClassDesc.of(
          "java.lang."
              + switch (TypeKind.from(field)) {
                case INT -> "Integer";
                case SHORT -> "Short";
                case BYTE -> "Byte";
                case CHAR -> "Character";
                case BOOLEAN -> "Boolean";
                case LONG -> "Long";
                case FLOAT -> "Float";
                case DOUBLE -> "Double";
                default -> throw new IllegalArgumentException(field.descriptorString());
              });
    }

    private void hashCode(CodeBuilder code, List<DirectMethodHandleDesc> fields) {
      code.iconst_0();
      for (var getter : fields) {
        code.bipush(31).imul();
        field(code, 0, getter);
        var field = fieldType(getter);
        if (field.isPrimitive()) {
          code.invokestatic(boxed(field), "hashCode", MethodTypeDesc.of(CD_int, field));
        } else {
          code.invokestatic(OBJECTS, "hashCode", MethodTypeDesc.of(CD_int, CD_Object));
        }
        code.iadd();
      }
      code.ireturn();
    }

    private void toString(CodeBuilder code, List<DirectMethodHandleDesc> fields) {
      code.new_(BUILDER).dup().invokespecial(BUILDER, "<init>", MethodTypeDesc.ofDescriptor("()V"));
      var before = simpleName() + "[";
      for (var getter : fields) {
        append(code.loadConstant(before + getter.methodName() + "="), CD_String);
        field(code, 0, getter);
        append(code, shown(fieldType(getter)));
        before = ", ";
      }
      append(code.loadConstant(fields.isEmpty() ? before + "]" : "]"), CD_String);
      code.invokevirtual(BUILDER, "toString", MethodTypeDesc.of(CD_String)).areturn();
    }

    /** As what a builder takes a field. */
    private static ClassDesc shown(ClassDesc field) {
      return switch (TypeKind.from(field)) {
        case BYTE, SHORT -> CD_int;
        case REFERENCE -> CD_Object;
        default -> field;
      };
    }

    private static void append(CodeBuilder code, ClassDesc shown) {
      code.invokevirtual(BUILDER, "append", MethodTypeDesc.of(BUILDER, shown));
    }

    private String simpleName() {
      return model
          .findAttribute(Attributes.innerClasses())
          .map(InnerClassesAttribute::classes)
          .orElse(List.of())
          .stream()
          .filter(inner -> inner.innerClass().asSymbol().equals(type))
          .flatMap(inner -> inner.innerName().stream())
          .map(Object::toString)
          .findFirst()
          .orElseGet(type::displayName);
    }
  }
}
