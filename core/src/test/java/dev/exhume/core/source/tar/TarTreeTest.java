package dev.exhume.core.source.tar;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.exhume.core.profile.Problem;
import dev.exhume.core.source.tar.TarBytes.Header;
import dev.exhume.filesystem.UnixFileSystem;
import java.io.IOException;
import java.nio.file.FileSystem;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TarTreeTest {
  @TempDir Path host;

  private static List<String> paths(FileSystem files) throws IOException {
    try (Stream<Path> walk = Files.walk(files.getPath("/"))) {
      return walk.map(Path::toString).toList();
    }
  }

  private static List<String> problems(TarTree tree) {
    return tree.problems().stream().map(p -> p.path() + ": " + p.message()).toList();
  }

  private static Map<String, Object> unix(FileSystem files, String path) throws IOException {
    return Files.readAttributes(files.getPath(path), "unix:*");
  }

  @Test
  void namesWithADotOrASlashAtTheStartLandInTheRoot() throws IOException {
    TarTree tree =
        new TarBytes()
            .member(new Header("./", '5').put(100, "0000700"))
            .directory("./etc/")
            .file("./etc/hostname", "web01\n")
            .file("/etc/issue", "CentOS\n")
            .file("etc//./motd", "hello\n")
            .end()
            .open(host);
    try (FileSystem files = UnixFileSystem.of(tree)) {
      assertThat(paths(files))
          .containsExactly("/", "/etc", "/etc/hostname", "/etc/issue", "/etc/motd");
      assertThat(files.getPath("/etc/issue")).hasContent("CentOS\n");
      assertThat(unix(files, "/")).containsEntry("mode", 0040700);
      assertThat(problems(tree)).isEmpty();
    }
  }

  @Test
  void aPathThatGoesUpIsLeftOutAndSaidSo() throws IOException {
    TarTree tree =
        new TarBytes()
            .file("../etc/passwd", "forged")
            .file("etc/../../passwd", "forged")
            .pax("path", "a\0b")
            .file("short", "forged")
            .file("etc/group", "root:x:0:\n")
            .end()
            .open(host);
    try (FileSystem files = UnixFileSystem.of(tree)) {
      assertThat(paths(files)).containsExactly("/", "/etc", "/etc/group");
      assertThat(problems(tree))
          .hasSize(3)
          .allMatch(problem -> problem.endsWith("its path is none that Linux allows"));
    }
  }

  @Test
  void aDirectoryThatTheArchiveLacksIsThere() throws IOException {
    try (FileSystem files =
        UnixFileSystem.of(new TarBytes().file("var/log/messages", "x").end().open(host))) {
      assertThat(unix(files, "/var/log"))
          .containsEntry("mode", 0040755)
          .containsEntry("uid", 0)
          .containsEntry("nlink", 2);
      assertThat(unix(files, "/")).containsEntry("nlink", 3);
    }
  }

  @Test
  void theLastOfSeveralMembersOfANameWins() throws IOException {
    TarTree tree =
        new TarBytes()
            .file("etc/motd", "old")
            .hardLink("etc/motd.old", "etc/motd")
            .file("etc/motd", "new")
            .file("etc/issue", "text")
            .link("etc/issue", "motd")
            .member(new Header("etc", '5').put(100, "0000711"))
            .end()
            .open(host);
    try (FileSystem files = UnixFileSystem.of(tree)) {
      assertThat(files.getPath("/etc/motd")).hasContent("new");
      assertThat(files.getPath("/etc/motd.old")).hasContent("old");
      assertThat(files.getPath("/etc/issue")).hasContent("new");
      assertThat(unix(files, "/etc")).containsEntry("mode", 0040711);
      assertThat(unix(files, "/etc/motd")).containsEntry("nlink", 1);
    }
  }

  @Test
  void aHardLinkMayComeBeforeItsFile() throws IOException {
    TarTree tree =
        new TarBytes()
            .hardLink("bin/a", "bin/b")
            .hardLink("bin/b", "./bin/c")
            .file("bin/c", "#!/bin/sh\n")
            .hardLink("bin/gone", "bin/nothing")
            .hardLink("bin/round", "bin/about")
            .hardLink("bin/about", "bin/round")
            .hardLink("bin/self", "bin/self")
            .hardLink("bin/directory", "bin")
            .end()
            .open(host);
    try (FileSystem files = UnixFileSystem.of(tree)) {
      assertThat(paths(files)).containsExactly("/", "/bin", "/bin/a", "/bin/b", "/bin/c");
      assertThat(files.getPath("/bin/a")).hasContent("#!/bin/sh\n");
      assertThat(unix(files, "/bin/a")).containsEntry("nlink", 3);
      assertThat(problems(tree))
          .containsExactly(
              "/bin/gone: is one more name of bin/nothing, which the archive does not hold",
              "/bin/round: is one more name of bin/about, which the archive does not hold",
              "/bin/about: is one more name of bin/round, which the archive does not hold",
              "/bin/self: is one more name of bin/self, which the archive does not hold",
              "/bin/directory: is one more name of bin, which the archive does not hold");
    }
  }

  @Test
  void aHardLinkWithASizeMayHaveTheBytesAgainOrNot() throws IOException {
    TarTree tree =
        new TarBytes()
            .file("a", "bytes")
            .member(new Header("without", '1').target("a").size(5))
            .member(new Header("with", '1').target("a").size(5), TarBytes.bytes("bytes"))
            .file("z", "last")
            .end()
            .open(host);
    try (FileSystem files = UnixFileSystem.of(tree)) {
      assertThat(paths(files)).containsExactly("/", "/a", "/with", "/without", "/z");
      assertThat(files.getPath("/with")).hasContent("bytes");
      assertThat(problems(tree)).isEmpty();
    }
  }

  @Test
  void whatIsBelowAFileMakesADirectoryOfIt() throws IOException {
    TarTree tree = new TarBytes().link("lib", "/usr/lib").file("lib/libc.so", "x").end().open(host);
    try (FileSystem files = UnixFileSystem.of(tree)) {
      assertThat(paths(files)).containsExactly("/", "/lib", "/lib/libc.so");
      assertThat(problems(tree))
          .containsExactly("/lib/libc.so: makes a directory of lib, which was no directory");
    }
  }

  @Test
  void whatIsBelowALinkLiesWhereThatLeadsAndNeverOutside() throws IOException {
    TarTree tree =
        new TarBytes()
            .directory("usr/lib")
            .link("lib", "usr/lib")
            .file("lib/libc.so", "1")
            .link("absolute", "/usr/lib")
            .file("absolute/libm.so", "2")
            .link("up", "../../../../usr")
            .file("up/lib/libz.so", "3")
            .hardLink("usr/libz", "up/lib/libz.so")
            .link("round", "round")
            .file("round/a", "4")
            .end()
            .open(host);
    try (FileSystem files = UnixFileSystem.of(tree)) {
      assertThat(paths(files))
          .containsExactly(
              "/",
              "/absolute",
              "/lib",
              "/round",
              "/round/a",
              "/up",
              "/usr",
              "/usr/lib",
              "/usr/lib/libc.so",
              "/usr/lib/libm.so",
              "/usr/lib/libz.so",
              "/usr/libz");
      assertThat(files.getPath("/lib/libz.so")).hasContent("3");
      assertThat(files.getPath("/usr/libz")).hasContent("3");
      assertThat(problems(tree))
          .containsExactly("/round/a: makes a directory of round, which was no directory");
    }
  }

  @Test
  void aFileThatTakesThePlaceOfADirectoryIsToldOf() throws IOException {
    TarTree tree =
        new TarBytes()
            .file("full/a", "1")
            .directory("empty")
            .file("full", "2")
            .file("empty", "3")
            .end()
            .open(host);
    try (FileSystem files = UnixFileSystem.of(tree)) {
      assertThat(paths(files)).containsExactly("/", "/empty", "/full");
      assertThat(unix(files, "/")).containsEntry("nlink", 2);
      assertThat(problems(tree))
          .containsExactly("/full: takes the place of a directory and all that was in it");
    }
  }

  @Test
  void archivesOneAfterTheOtherAreOneWhoseLaterMembersWin() throws IOException {
    byte[] first =
        new TarBytes().pax('g', "uid", "48").file("a", "old").file("b", "first").end().bytes();
    byte[] second = new TarBytes().file("a", "new").file("c", "second").end().bytes();
    TarTree tree = new TarBytes().raw(first).raw(new byte[9 * 512]).raw(second).open(host);
    try (FileSystem files = UnixFileSystem.of(tree)) {
      assertThat(files.getPath("/a")).hasContent("new");
      assertThat(files.getPath("/b")).hasContent("first");
      assertThat(files.getPath("/c")).hasContent("second");
      assertThat(unix(files, "/b")).containsEntry("uid", 48);
      assertThat(unix(files, "/a")).containsEntry("uid", 0);
      assertThat(unix(files, "/c")).containsEntry("uid", 0);
      assertThat(problems(tree)).isEmpty();
    }
  }

  @Test
  void whatFollowsTheEndMarkAndIsNoArchiveIsToldOf() throws IOException {
    TarBytes archive = new TarBytes().file("a", "1").end();
    TarTree tree = archive.raw(TarBytes.bytes("rubbish".repeat(200))).open(host);
    try (FileSystem files = UnixFileSystem.of(tree)) {
      assertThat(paths(files)).containsExactly("/", "/a");
      assertThat(tree.problems()).hasSize(1);
      assertThat(tree.problems().get(0).message())
          .isEqualTo("has 1536 bytes after its end mark that are no archive");
      assertThat(tree.problems().get(0).offset()).contains(2048L);
    }
  }

  @Test
  void namesKeepTheirBytesInEveryDialect() throws IOException {
    String deep = "d".repeat(90);
    TarTree tree =
        new TarBytes()
            .file("caf\u00e9", "header")
            .pax("path", "caf\u00e9-pax")
            .file("short", "pax")
            .member(
                new Header("././@LongLink", 'L').size(201),
                TarBytes.bytes("n".repeat(199) + "\u00e9\0"))
            .file("n".repeat(100), "gnu")
            .member(
                new Header("././@LongLink", 'K').size(300), TarBytes.bytes("t".repeat(299) + "\0"))
            .link("long-target", "t".repeat(100))
            .member(new Header("name", '0').put(345, deep + "/" + "e".repeat(60)))
            .member(new Header("v7/", '\0').put(257, "\0\0\0\0\0\0\0\0"))
            .end()
            .open(host);
    try (FileSystem files = UnixFileSystem.of(tree)) {
      assertThat(files.getPath("/caf\uefe9")).hasContent("header");
      assertThat(files.getPath("/caf\uefe9-pax")).hasContent("pax");
      assertThat(files.getPath("/" + "n".repeat(199) + "\uefe9")).hasContent("gnu");
      assertThat(Files.readSymbolicLink(files.getPath("/long-target")))
          .hasToString("t".repeat(299));
      assertThat(Files.exists(files.getPath("/" + deep + "/" + "e".repeat(60) + "/name"))).isTrue();
      assertThat(Files.isDirectory(files.getPath("/v7"))).isTrue();
      assertThat(problems(tree)).isEmpty();
    }
  }

  @Test
  void numbersThatOctalHasNoRoomForAreRead() throws IOException {
    TarTree tree =
        new TarBytes()
            .member(
                new Header("big-uid", '0')
                    .put(108, "\u0080\0\0\0\0\u0012\u00d6\u0087")
                    .put(
                        136,
                        "\u00ff\u00ff\u00ff\u00ff\u00ff\u00ff\u00ff\u00ff\u00ff\u00ff\u00ff\u00fe"))
            .pax("mtime", "1234567890.123456789", "uid", "3000000000", "atime", "-1.5")
            .file("pax", "x")
            .member(new Header("old-time", '0').put(136, "           7"))
            .member(new Header("disk", '4').put(329, "0000010 ").put(337, "0001000 "))
            .end()
            .open(host);
    try (FileSystem files = UnixFileSystem.of(tree)) {
      assertThat(unix(files, "/big-uid")).containsEntry("uid", 1234567);
      assertThat(unix(files, "/big-uid").get("lastModifiedTime"))
          .hasToString("1969-12-31T23:59:58Z");
      assertThat(unix(files, "/pax")).containsEntry("uid", (int) 3_000_000_000L);
      assertThat(unix(files, "/pax").get("lastModifiedTime"))
          .hasToString("2009-02-13T23:31:30.123456789Z");
      assertThat(unix(files, "/pax").get("lastAccessTime")).hasToString("1969-12-31T23:59:58.5Z");
      assertThat(unix(files, "/old-time").get("lastModifiedTime"))
          .hasToString("1970-01-01T00:00:07Z");
      assertThat(unix(files, "/disk")).containsEntry("rdev", 0x20_0800L);
    }
  }

  @Test
  void recordsForTheWholeArchiveHoldUntilAMemberSaysOtherwise() throws IOException {
    TarTree tree =
        new TarBytes()
            .pax('g', "uid", "48")
            .file("a", "x")
            .pax("uid", "27")
            .file("b", "x")
            .file("c", "x")
            .end()
            .open(host);
    try (FileSystem files = UnixFileSystem.of(tree)) {
      assertThat(unix(files, "/a")).containsEntry("uid", 48);
      assertThat(unix(files, "/b")).containsEntry("uid", 27);
      assertThat(unix(files, "/c")).containsEntry("uid", 48);
    }
  }

  @Test
  void extendedAttributesAreRead() throws IOException {
    TarTree tree =
        new TarBytes()
            .pax("SCHILY.xattr.user.comment", "a\0\u00ff", "RHT.security.selinux", "system_u")
            .file("a", "x")
            .end()
            .open(host);
    try (FileSystem files = UnixFileSystem.of(tree)) {
      Map<String, Object> read = Files.readAttributes(files.getPath("/a"), "xattr:*");
      assertThat(read).containsOnlyKeys("user.comment", "security.selinux");
      assertThat(read.get("user.comment")).isEqualTo(new byte[] {'a', 0, -1});
      assertThat(read.get("security.selinux")).isEqualTo(TarBytes.bytes("system_u\0"));
    }
  }

  @Test
  void anArchiveThatWasCutOffKeepsWhatCameBefore() throws IOException {
    byte[] whole =
        new TarBytes().file("etc/motd", "hello").file("big", "x".repeat(5000)).end().bytes();
    Path file = Files.write(host.resolve("cut.tar"), Arrays.copyOf(whole, 3000));
    TarTree tree = TarTree.open(file).orElseThrow();
    try (FileSystem files = UnixFileSystem.of(tree)) {
      assertThat(files.getPath("/etc/motd")).hasContent("hello");
      assertThatThrownBy(() -> Files.readAllBytes(files.getPath("/big")))
          .isInstanceOf(IOException.class);
      assertThat(problems(tree))
          .containsExactly(
              "/big: is cut off: the archive ends 3536 bytes too early, with all that came after it");
    }
  }

  @Test
  void filesBehindADamageAreFound() throws IOException {
    byte[] bytes = new TarBytes().file("a", "1").file("b", "2").file("c", "3").end().bytes();
    bytes[1024 + 3] = 'X';
    Path file = Files.write(host.resolve("damaged.tar"), bytes);
    TarTree tree = TarTree.open(file).orElseThrow();
    try (FileSystem files = UnixFileSystem.of(tree)) {
      assertThat(paths(files)).containsExactly("/", "/a", "/c");
      assertThat(tree.problems()).hasSize(1);
      Problem problem = tree.problems().get(0);
      assertThat(problem.path()).isEqualTo(file.toString());
      assertThat(problem.message())
          .isEqualTo(
              "is damaged, files may be missing: tar header at offset 0x494: the checksum is not"
                  + " that of the block; it goes on at offset 0x800");
      assertThat(problem.offset()).contains(0x494L);
    }
  }

  @Test
  void numbersOfAForgerAreBounded() throws IOException {
    TarTree tree =
        new TarBytes()
            .file("first", "x")
            .member(new Header("x", 'x').size(8L << 30))
            .member(new Header("x", 'x').size(512), TarBytes.bytes("0 a=b\n"))
            .member(new Header("x", 'x').size(512), TarBytes.bytes("999999999999999999 a=b\n"))
            .member(new Header("x", 'x').size(512), TarBytes.bytes("12345678901234567890 a=b\n"))
            .pax("size", "999999999999999999999")
            .file("size", "")
            .pax("GNU.sparse.major", "1", "GNU.sparse.realsize", "10", "GNU.sparse.name", "map")
            .file("map", "999999999\n0\n1\n")
            .pax("GNU.sparse.map", "5,9999,1,1", "GNU.sparse.size", "20")
            .file("runs", "x")
            .pax("GNU.sparse.map", "0,1")
            .file("no-size", "x")
            .member(new Header("old-sparse", 'S').put(482, "\1"))
            .member(new Header("no-octal", '0').put(124, "9"))
            .member(new Header("negative", '0').put(124, "\u00ff".repeat(12)))
            .member(new Header("huge", '0').put(124, "\u0080\0\0\0\u007f" + "\u00ff".repeat(7)))
            .file("last", "x")
            .end()
            .open(host);
    try (FileSystem files = UnixFileSystem.of(tree)) {
      assertThat(paths(files)).contains("/first", "/last").doesNotContain("/map", "/runs", "/huge");
      assertThat(tree.problems()).hasSize(10);
    }
  }

  @Test
  void pathsThatImplyEndlessDirectoriesAreCutShort() throws IOException {
    TarBytes archive = new TarBytes().file("etc/motd", "x");
    for (int i = 0; i < 100; i++) {
      archive.pax("path", i + "/" + "a/".repeat(2000) + "b").file("b", "x");
    }
    archive.pax("path", "a/".repeat(100_000)).file("b", "x");
    TarTree tree = archive.file("etc/issue", "x").end().open(host);
    try (FileSystem files = UnixFileSystem.of(tree)) {
      assertThat(Files.exists(files.getPath("/etc/issue"))).isTrue();
      assertThat(problems(tree))
          .anyMatch(problem -> problem.endsWith("the archive lacks too many directories"))
          .anyMatch(problem -> problem.endsWith("its path is none that Linux allows"));
    }
  }

  @Test
  void problemsWithoutEndAreCounted() throws IOException {
    TarBytes archive = new TarBytes();
    for (int i = 0; i < 1500; i++) {
      archive.file("../" + i, "");
    }
    TarTree tree = archive.end().open(host);
    assertThat(tree.problems()).hasSize(1001);
    assertThat(tree.problems().get(1000).message()).isEqualTo("has 500 more problems of this kind");
    tree.close();
  }

  @Test
  void whatIsNoArchiveIsNoTree() throws IOException {
    assertThat(TarTree.open(Files.write(host.resolve("empty"), new byte[0]))).isEmpty();
    assertThat(
            TarTree.open(Files.write(host.resolve("text"), TarBytes.bytes("hello\n".repeat(500)))))
        .isEmpty();
  }
}
