package dev.exhume.testdata;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;

/**
 * The files that {@link FileSystemContract} wants to see, the most awkward ones that a server has.
 *
 * @param files each directory before what is in it, each file before its hard links
 */
public record SampleTree(List<SampleFile> files) {
  static final String PASSWD = "root:x:0:0:root:/root:/bin/bash\n";
  static final String OWN_HOSTNAME = "dead.example.org\n";

  /** Latin-1 for café.txt, and no UTF-8. */
  static final String LATIN_NAME = "caf\u00e9.txt";

  static final int LARGE_SIZE = 300_007;
  static final long SPARSE_SIZE = (5L << 30) + 3;
  static final long SPARSE_MIDDLE = 3L << 30;
  static final int LINKS_THAT_LINUX_FOLLOWS = 40;
  static final Instant CHANGED = Instant.parse("2011-12-13T14:15:16Z");

  public SampleTree {
    files = List.copyOf(files);
  }

  /** All files of the contract. */
  public static SampleTree standard() {
    List<SampleFile> files = new ArrayList<>();
    for (String directory :
        List.of(
            "",
            "bin",
            "chain",
            "dev",
            "empty",
            "escape",
            "etc",
            "etc/rc.d",
            "etc/rc.d/init.d",
            "etc/rc.d/rc3.d",
            "loop",
            "names",
            "srv",
            "var",
            "var/log")) {
      files.add(SampleFile.directory(directory));
    }
    files.add(text("etc/passwd", PASSWD));
    files.add(text("etc/hostname", OWN_HOSTNAME));
    files.add(
        text("etc/rc.d/init.d/httpd", "#!/bin/bash\n")
            .with(new SampleFile.Status(0755, 0, 0, CHANGED)));
    files.add(text("bin/su", "\u007fELF").with(new SampleFile.Status(04755, 0, 0, CHANGED)));
    files.add(
        text("var/log/mysqld.log", "ready\n").with(new SampleFile.Status(0640, 27, 28, CHANGED)));
    files.add(SampleFile.hardLink("srv/passwd-again", "etc/passwd"));
    addLinks(files);
    addNames(files);
    addContents(files);
    files.add(SampleFile.fifo("dev/initctl"));
    files.add(SampleFile.socket("dev/log"));
    files.add(SampleFile.device("dev/null", SampleFile.Kind.CHARACTER_DEVICE, 1, 3));
    files.add(SampleFile.device("dev/sda", SampleFile.Kind.BLOCK_DEVICE, 8, 0));
    files.add(
        text("bin/ping", "\u007fELF")
            .with("user.comment", (byte) 'a', (byte) 0, (byte) 0xFF)
            .with("security.capability", capability()));
    return new SampleTree(files);
  }

  private static void addLinks(List<SampleFile> files) {
    files.add(SampleFile.link("etc/rc.d/rc3.d/S85httpd", "../init.d/httpd"));
    files.add(SampleFile.link("etc/init.d", "rc.d/init.d"));
    files.add(SampleFile.link("etc/motd", "/etc/hostname"));
    files.add(SampleFile.link("srv/slashes", "/etc//rc.d/"));
    files.add(SampleFile.link("srv/through", "/etc/init.d/../rc3.d/S85httpd"));
    files.add(SampleFile.link("escape/up", "../../../../../../../../etc/hostname"));
    files.add(SampleFile.link("escape/host", "/proc/self/status"));
    files.add(SampleFile.link("escape/host-up", "../../../../../../../../proc/self/status"));
    files.add(SampleFile.link("escape/root", "../../.."));
    files.add(SampleFile.link("escape/dangling", "nothing/here"));
    files.add(SampleFile.link("loop/self", "self"));
    files.add(SampleFile.link("loop/ping", "pong"));
    files.add(SampleFile.link("loop/pong", "/loop/ping"));
    files.add(SampleFile.link("loop/directory", "../loop"));
    for (int i = 1; i <= LINKS_THAT_LINUX_FOLLOWS + 1; i++) {
      String target = i == 1 ? "/etc/passwd" : "link" + (i - 1);
      files.add(SampleFile.link("chain/link" + i, target));
    }
  }

  private static void addNames(List<SampleFile> files) {
    for (String name :
        List.of(
            LATIN_NAME,
            utf8("Gr\u00fc\u00dfe"),
            utf8("\ud83d\udc1f"),
            utf8("\uffee"),
            utf8("\uefe9"),
            "a line\nfeed",
            "$(touch pwned);x",
            "back\\slash and \"quotes'",
            "-rf *",
            "?[a]",
            " ",
            "B",
            "a",
            "b")) {
      files.add(text("names/" + name, name));
    }
    files.add(text("names/" + "long".repeat(63) + "er!", "long"));
  }

  private static void addContents(List<SampleFile> files) {
    files.add(SampleFile.file("srv/empty"));
    files.add(SampleFile.file("srv/large", large()));
    Map<Long, byte[]> pieces = new TreeMap<>();
    pieces.put(0L, block('s'));
    pieces.put(SPARSE_MIDDLE, block('m'));
    pieces.put(SPARSE_SIZE - 3, bytes("end"));
    files.add(
        SampleFile.file("srv/sparse").with(new SparseContent(SPARSE_SIZE, new TreeMap<>(pieces))));
    files.add(SampleFile.file("srv/holes-only").with(new SparseContent(1 << 20, new TreeMap<>())));
  }

  /** Bytes that do not repeat. */
  static byte[] large() {
    byte[] large = new byte[LARGE_SIZE];
    new Random(17).nextBytes(large);
    return large;
  }

  private static byte[] block(char content) {
    byte[] block = new byte[4096];
    Arrays.fill(block, (byte) content);
    return block;
  }

  /** {@code cap_net_raw+ep}, revision 2, as the kernel stores it. */
  private static byte[] capability() {
    byte[] value = new byte[20];
    value[0] = 1;
    value[3] = 2;
    value[5] = 0x20;
    return value;
  }

  private static SampleFile text(String path, String content) {
    return SampleFile.file(path, bytes(content));
  }

  private static byte[] bytes(String raw) {
    return raw.getBytes(StandardCharsets.ISO_8859_1);
  }

  private static String utf8(String name) {
    return new String(name.getBytes(StandardCharsets.UTF_8), StandardCharsets.ISO_8859_1);
  }

  /** The file of that path. */
  public SampleFile file(String path) {
    return files.stream().filter(file -> file.path().equals(path)).findFirst().orElseThrow();
  }
}
