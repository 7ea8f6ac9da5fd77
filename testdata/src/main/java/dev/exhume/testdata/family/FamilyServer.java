package dev.exhume.testdata.family;

import dev.exhume.testdata.family.ServerFile.Content;
import dev.exhume.testdata.family.ServerFile.Directory;
import dev.exhume.testdata.family.ServerFile.Link;
import dev.exhume.testdata.family.ServerFile.Regular;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * A small dead server, from plain files in a directory:
 *
 * <ul>
 *   <li>{@code root/}: its files, as they lay on it;
 *   <li>{@code tree.tsv}: what no plain file can be, as path, kind and what: {@code directory},
 *       {@code link} and its target, {@code program} and its machine and text, {@code bytes} and
 *       how many, then {@code offset:hexadecimal} for what is not zero;
 *   <li>{@code attributes.tsv}: owners, modes, dates ({@link Attributes});
 *   <li>{@code packages.tsv}: the packages of an RPM database ({@link PackageTable}).
 * </ul>
 */
public final class FamilyServer {
  private static final String PACKAGES_PATH = "/var/lib/rpm/Packages";

  private final Attributes attributes;
  private final Map<String, ServerFile> files = new TreeMap<>();

  private FamilyServer(Attributes attributes) {
    this.attributes = attributes;
  }

  /** Reads what a directory says of a server. */
  public static FamilyServer read(Path directory) throws IOException {
    Path root = directory.resolve("root");
    FamilyServer server =
        new FamilyServer(Attributes.read(directory.resolve("attributes.tsv"), root));
    try (Stream<Path> walk = Files.walk(root)) {
      for (Path file : walk.filter(Files::isRegularFile).toList()) {
        String path = "/" + root.relativize(file).toString().replace('\\', '/');
        server.add(path, Regular.of(Files.readAllBytes(file)));
      }
    }
    for (List<String> row : Table.read(directory.resolve("tree.tsv"), 3)) {
      Content content = content(row.get(1), row.get(2));
      Table.expand(row.get(0)).forEach(path -> server.add(path, content));
    }
    List<PackageTable.Row> packages = PackageTable.read(directory.resolve("packages.tsv"));
    if (!packages.isEmpty()) {
      server.add(PACKAGES_PATH, Regular.of(PackageTable.database(packages, server.files)));
    }
    return server;
  }

  private static Content content(String kind, String what) {
    return switch (kind) {
      case "directory" -> new Directory();
      case "link" -> new Link(what);
      case "program" -> Regular.of(Program.of(what));
      case "bytes" -> Regular.of(bytes(what));
      default -> throw new IllegalArgumentException("unknown kind of file: " + kind);
    };
  }

  private static byte[] bytes(String what) {
    String[] parts = what.split(" ");
    ByteBuffer bytes = ByteBuffer.allocate(Integer.parseInt(parts[0]));
    for (String part : List.of(parts).subList(1, parts.length)) {
      int colon = part.indexOf(':');
      bytes.position(Integer.parseInt(part.substring(0, colon)));
      bytes.put(HexFormat.of().parseHex(part.substring(colon + 1)));
    }
    return bytes.array();
  }

  private void add(String path, Content content) {
    int slash = path.lastIndexOf('/');
    if (slash > 0 && !files.containsKey(path.substring(0, slash))) {
      add(path.substring(0, slash), new Directory());
    }
    files.put(path, attributes.of(path, content));
  }

  /** Packs the server as {@code tar} would have done, with the owners' numbers. */
  public Path pack(Path tarball) throws IOException {
    try (ServerTar tar = new ServerTar(tarball)) {
      for (ServerFile file : files.values()) {
        tar.add(file);
      }
    }
    return tarball;
  }
}
