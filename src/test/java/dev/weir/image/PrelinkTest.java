package dev.weir.image;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.lang.classfile.ClassFile;
import java.lang.classfile.instruction.InvokeDynamicInstruction;
import java.lang.reflect.Method;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is written out before start-up caches are made does what it did before. */
class PrelinkTest {

  @TempDir Path folder;
  private Method linked;

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
                "src/image/java/dev/weir/image/Prelink.java");
    assertThat(code).isZero();
    var tool = new URLClassLoader(new URL[] {folder.toUri().toURL()}, getClass().getClassLoader());
    linked =
        tool.loadClass("dev.weir.image.Prelink")
            .getMethod("linked", byte[].class, ClassLoader.class);
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

  private static List<Path> classes() throws Exception {
    var root =
        Path.of(
            dev.weir.kind.Value.class.getProtectionDomain().getCodeSource().getLocation().toURI());
    try (var files = Files.walk(root)) {
      return files.filter(file -> file.toString().endsWith(".class")).toList();
    }
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
