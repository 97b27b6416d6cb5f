package dev.weir.image;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.lang.classfile.ClassFile;
import java.lang.classfile.ClassFileVersion;
import java.lang.classfile.ClassHierarchyResolver;
import java.lang.classfile.ClassTransform;
import java.net.URI;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.jar.JarFile;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/**
 * Rewrites jars with class files so old that the JVM cannot keep them in a start-up cache: those
 * before format 50 have no stack maps and are verified anew at each start. What the code does stays
 * as it is.
 */
final class Raise {

  private static final int OLDEST = 50;
  private static final int RAISED = 52;

  private Raise() {}

  /** Rewrites what is old in a folder of jars. */
  public static void main(String[] arguments) throws IOException {
    folder(Path.of(arguments[0]));
  }

  static void folder(Path folder) throws IOException {
    try (var files = Files.list(folder)) {
      for (var jar : files.filter(file -> file.toString().endsWith(".jar")).sorted().toList()) {
        if (isOld(jar)) {
          raise(jar);
        }
      }
    }
  }

  private static boolean isOld(Path file) throws IOException {
    try (var jar = new JarFile(file.toFile())) {
      for (var entry : jar.stream().filter(Raise::isClass).toList()) {
        try (var in = jar.getInputStream(entry)) {
          if (version(in.readNBytes(8)) < OLDEST) {
            return true;
          }
        }
      }
      return false;
    }
  }

  private static boolean isClass(ZipEntry entry) {
    return entry.getName().endsWith(".class") && !entry.getName().startsWith("META-INF/");
  }

  private static int version(byte[] start) {
    return (start[6] & 0xff) << 8 | start[7] & 0xff;
  }

  private static void raise(Path file) throws IOException {
    var raised = file.resolveSibling(file.getFileName() + ".new");
    try (var jar = new JarFile(file.toFile());
        var classes = classes(file.toUri());
        var out = new ZipOutputStream(Files.newOutputStream(raised))) {
      var resolver =
          ClassHierarchyResolver.ofResourceParsing(classes)
              .orElse(ClassHierarchyResolver.defaultResolver());
      var format =
          ClassFile.of(
              ClassFile.StackMapsOption.GENERATE_STACK_MAPS,
              ClassFile.ConstantPoolSharingOption.NEW_POOL,
              ClassFile.ClassHierarchyResolverOption.of(resolver));
      for (var entry : jar.stream().toList()) {
        var content = new ByteArrayOutputStream();
        try (var in = jar.getInputStream(entry)) {
          in.transferTo(content);
        }
        var bytes = content.toByteArray();
        var copy = new ZipEntry(entry.getName());
        copy.setTimeLocal(entry.getTimeLocal());
        out.putNextEntry(copy);
        out.write(isClass(entry) && version(bytes) < OLDEST ? raised(format, bytes) : bytes);
        out.closeEntry();
      }
    }
    Files.move(raised, file, StandardCopyOption.REPLACE_EXISTING);
  }

  private static URLClassLoader classes(URI jar) throws IOException {
    return new URLClassLoader(
        List.of(jar.toURL()).toArray(URL[]::new), ClassLoader.getPlatformClassLoader());
  }

  private static byte[] raised(ClassFile format, byte[] old) {
    var code = ClassTransform.transformingMethodBodies((builder, part) -> builder.with(part));
    ClassTransform version =
        (builder, part) -> {
          if (part instanceof ClassFileVersion) {
            builder.withVersion(RAISED, 0);
          } else {
            builder.with(part);
          }
        };
    return format.transformClass(format.parse(old), code.andThen(version));
  }
}
