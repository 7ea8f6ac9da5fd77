package dev.exhume.testdata.family;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/** The files of a package, as RPM keeps them: digests by MD5, names apart from directories. */
final class PackageFiles {
  private static final int CONFIG = 1;
  private static final int VERIFY_ALL = -1;

  private PackageFiles() {}

  /** What a package lists, as it lies in the tree, or lay there when it was installed. */
  static Entry entry(String listed, Map<String, ServerFile> tree) {
    String path = listed.substring(listed.indexOf('/'));
    String marks = listed.substring(0, listed.indexOf('/'));
    ServerFile file = tree.get(path);
    if (file == null) {
      throw new IllegalArgumentException("a package has a file that the server has not: " + path);
    }
    byte[] changed = ("as the package brought " + path).getBytes(StandardCharsets.UTF_8);
    byte[] content = marks.contains("!") ? changed : file.content().bytes();
    return new Entry(file, content.length, digest(file, content), marks.contains("c") ? CONFIG : 0);
  }

  private static String digest(ServerFile file, byte[] content) {
    if (!(file.content() instanceof ServerFile.Regular)) {
      return "";
    }
    try {
      return HexFormat.of().formatHex(MessageDigest.getInstance("MD5").digest(content));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Adds all tags of files to a header. */
  static void write(List<Entry> files, HeaderWriter header) {
    List<String> directories =
        files.stream().map(entry -> directory(entry.file)).distinct().sorted().toList();
    header
        .numbers(1028, each(files, entry -> entry.size))
        .shorts(1030, each(files, entry -> entry.file.mode()))
        .numbers(1034, each(files, entry -> (int) entry.file.modified().getEpochSecond()))
        .texts(1035, each(files, entry -> entry.digest))
        .texts(1036, each(files, entry -> target(entry.file)))
        .numbers(1037, each(files, entry -> entry.flags))
        .texts(1039, each(files, entry -> entry.file.owner().name()))
        .texts(1040, each(files, entry -> entry.file.group().name()))
        .numbers(1045, each(files, entry -> VERIFY_ALL))
        .numbers(1116, each(files, entry -> directories.indexOf(directory(entry.file))))
        .texts(1117, each(files, entry -> name(entry.file)))
        .texts(1118, directories);
  }

  private static <T> List<T> each(List<Entry> files, Function<Entry, T> of) {
    return new ArrayList<>(files.stream().map(of).toList());
  }

  private static String target(ServerFile file) {
    return file.content() instanceof ServerFile.Link link ? link.target() : "";
  }

  private static String directory(ServerFile file) {
    return file.path().substring(0, file.path().lastIndexOf('/') + 1);
  }

  private static String name(ServerFile file) {
    return file.path().substring(file.path().lastIndexOf('/') + 1);
  }

  /** A file with what the package knows of it. */
  record Entry(ServerFile file, int size, String digest, int flags) {}
}
