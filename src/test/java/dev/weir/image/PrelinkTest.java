package dev.weir.image;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.kind.Describes;
import dev.weir.kind.Field;
import dev.weir.kind.Named;
import dev.weir.kind.Value;
import java.io.IOException;
import java.lang.annotation.Annotation;
import java.lang.classfile.ClassFile;
import java.lang.classfile.instruction.InvokeDynamicInstruction;
import java.lang.reflect.Method;
import java.lang.reflect.RecordComponent;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Supplier;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is written out before start-up caches are made does what it did before. */
class PrelinkTest {

  @TempDir Path folder;
  private Method linked;
  private Method writeOut;

  @BeforeEach
  void compileTheTool() throws Exception {
    int code =
        ToolProvider.getSystemJavaCompiler()
            .run(
                null,
                null,
                null,
                "-nowarn",
                "-proc:none",
                "-d",
                folder.toString(),
                "-sourcepath",
                "src/image/java",
                "src/image/java/dev/weir/image/Prelink.java");
    assertThat(code).isZero();
    var tool = new URLClassLoader(new URL[] {folder.toUri().toURL()}, getClass().getClassLoader());
    var prelink = tool.loadClass("dev.weir.image.Prelink");
    linked = prelink.getMethod("linked", byte[].class, ClassLoader.class);
    writeOut = prelink.getMethod("writeOutAnnotations", Map.class);
  }

  private byte[] linked(byte[] bytes) throws ReflectiveOperationException {
    return (byte[]) linked.invoke(null, bytes, getClass().getClassLoader());
  }

  /** Has the same samples in classes of its own. */
  private final class Loader extends ClassLoader {
    private final List<String> own = new ArrayList<>();

    Loader() {
      super(PrelinkTest.class.getClassLoader());
    }

    @Override
    protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
      if (!name.startsWith(Samples.class.getName()) || findLoadedClass(name) != null) {
        return super.loadClass(name, resolve);
      }
      try (var in = requireNonNull(getResourceAsStream(name.replace('.', '/') + ".class"))) {
        var bytes = linked(in.readAllBytes());
        assertThat(linkedLater(bytes)).as(name).isZero();
        own.add(name);
        return defineClass(name, bytes, 0, bytes.length);
      } catch (IOException | ReflectiveOperationException e) {
        throw new ClassNotFoundException(name, e);
      }
    }
  }

  @Test
  void records_and_switches_do_what_they_did() throws Exception {
    var loader = new Loader();
    var type = loader.loadClass(Samples.class.getName());
    var prelinked = (Supplier<?>) type.getDeclaredConstructor().newInstance();
    assertThat(prelinked.get()).isEqualTo(new Samples().get());
    assertThat(loader.own).hasSizeGreaterThan(6);
  }

  @Test
  void every_class_can_be_written_out() throws Exception {
    int before = 0;
    for (var file : classes()) {
      var bytes = Files.readAllBytes(file);
      int places = linkedLater(bytes);
      before += places;
      var after = linked(bytes);
      assertThat(linkedLater(after)).as(file.toString()).isZero();
      if (places > 0) {
        assertThat(ClassFile.of().verify(after)).as(file.toString()).isEmpty();
      }
    }
    assertThat(before).isGreaterThan(1_000);
  }

  /** Answers from classes that were written out, where there are such. */
  private static final class Answers extends ClassLoader {
    private final Map<String, byte[]> files;

    Answers(Map<String, byte[]> files) {
      super(PrelinkTest.class.getClassLoader());
      this.files = files;
    }

    @Override
    protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
      boolean own = name.equals("dev.weir.kind.Said") || name.endsWith("$Written");
      if (!own || findLoadedClass(name) != null) {
        return super.loadClass(name, resolve);
      }
      var bytes = requireNonNull(files.get(name.replace('.', '/') + ".class"));
      return defineClass(name, bytes, 0, bytes.length);
    }

    Object of(Class<?> by, Object place) throws ReflectiveOperationException {
      var answer = loadClass("dev.weir.kind.Said").getDeclaredMethod("of", by);
      answer.setAccessible(true);
      return answer.invoke(null, place);
    }
  }

  @Test
  void annotations_say_what_they_said() throws Exception {
    var root = root();
    var files = new TreeMap<String, byte[]>();
    for (var file : classes()) {
      files.put(root.relativize(file).toString(), Files.readAllBytes(file));
    }
    int before = files.size();
    writeOut.invoke(null, files);
    assertThat(files).hasSize(before + 3);
    for (var written : List.of("Said", "Field$Written", "Describes$Written", "Named$Written")) {
      var bytes = requireNonNull(files.get("dev/weir/kind/" + written + ".class"));
      assertThat(ClassFile.of().verify(bytes)).as(written).isEmpty();
    }

    var answers = new Answers(files);
    var compared = new TreeMap<String, Integer>();
    for (var file : classes()) {
      var name = root.relativize(file).toString().replace('/', '.').replaceAll("\\.class$", "");
      var type = Class.forName(name, false, getClass().getClassLoader());
      if (type.isAnnotationPresent(Describes.class)) {
        same(type.getAnnotation(Describes.class), answers.of(Class.class, type), compared);
      }
      for (var part : type.isRecord() ? type.getRecordComponents() : new RecordComponent[0]) {
        if (part.isAnnotationPresent(Field.class)) {
          same(part.getAnnotation(Field.class), answers.of(RecordComponent.class, part), compared);
        }
      }
      for (var word : type.isEnum() ? type.getEnumConstants() : new Object[0]) {
        var said = type.getField(((Enum<?>) word).name()).getAnnotation(Named.class);
        if (said != null) {
          same(said, answers.of(Enum.class, word), compared);
        } else {
          assertThat(answers.of(Enum.class, word)).isNull();
        }
      }
    }
    assertThat(compared.get("Field")).isGreaterThan(150);
    assertThat(compared.get("Describes")).isGreaterThan(20);
    assertThat(compared.get("Named")).isPositive();
  }

  private static void same(Annotation read, Object written, Map<String, Integer> compared) {
    assertThat(written.getClass().getName()).endsWith("$Written");
    assertThat(read).isEqualTo(written);
    assertThat(((Annotation) written).annotationType()).isEqualTo(read.annotationType());
    compared.merge(read.annotationType().getSimpleName(), 1, Integer::sum);
  }

  private static List<Path> classes() throws Exception {
    try (var files = Files.walk(root())) {
      return files.filter(file -> file.toString().endsWith(".class")).toList();
    }
  }

  private static Path root() throws Exception {
    return Path.of(Value.class.getProtectionDomain().getCodeSource().getLocation().toURI());
  }

  /** How many places are linked when they are first reached, and need not be. */
  private static int linkedLater(byte[] bytes) {
    int places = 0;
    for (var method : ClassFile.of().parse(bytes).methods()) {
      for (var part : method.code().map(code -> code.elementList()).orElse(List.of())) {
        if (part instanceof InvokeDynamicInstruction call) {
          var owner = call.bootstrapMethod().owner().displayName();
          boolean types =
              call.bootstrapArgs().stream()
                  .allMatch(java.lang.constant.ClassDesc.class::isInstance);
          places +=
              owner.equals("ObjectMethods") || (owner.equals("SwitchBootstraps") && types) ? 1 : 0;
        }
      }
    }
    return places;
  }
}
