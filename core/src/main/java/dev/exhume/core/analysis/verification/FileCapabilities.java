package dev.exhume.core.analysis.verification;

import com.google.common.base.Ascii;
import com.google.common.base.CharMatcher;
import com.google.common.base.Splitter;
import dev.exhume.binary.Bytes;
import dev.exhume.binary.MalformedDataException;
import java.nio.ByteOrder;
import java.util.List;
import java.util.Optional;

/**
 * What a program may do without being run by root: three sets of capabilities, a bit for each.
 *
 * @see <a href="https://man7.org/linux/man-pages/man3/cap_from_text.3.html">cap_from_text(3)</a>
 * @see <a href="https://man7.org/linux/man-pages/man7/capabilities.7.html">capabilities(7)</a>
 */
record FileCapabilities(long effective, long permitted, long inheritable) {
  static final FileCapabilities NONE = new FileCapabilities(0, 0, 0);

  /** By their numbers. */
  private static final List<String> NAMES =
      List.of(
          "cap_chown",
          "cap_dac_override",
          "cap_dac_read_search",
          "cap_fowner",
          "cap_fsetid",
          "cap_kill",
          "cap_setgid",
          "cap_setuid",
          "cap_setpcap",
          "cap_linux_immutable",
          "cap_net_bind_service",
          "cap_net_broadcast",
          "cap_net_admin",
          "cap_net_raw",
          "cap_ipc_lock",
          "cap_ipc_owner",
          "cap_sys_module",
          "cap_sys_rawio",
          "cap_sys_chroot",
          "cap_sys_ptrace",
          "cap_sys_pacct",
          "cap_sys_admin",
          "cap_sys_boot",
          "cap_sys_nice",
          "cap_sys_resource",
          "cap_sys_time",
          "cap_sys_tty_config",
          "cap_mknod",
          "cap_lease",
          "cap_audit_write",
          "cap_audit_control",
          "cap_setfcap",
          "cap_mac_override",
          "cap_mac_admin",
          "cap_syslog",
          "cap_wake_alarm",
          "cap_block_suspend",
          "cap_audit_read",
          "cap_perfmon",
          "cap_bpf",
          "cap_checkpoint_restore");

  private static final long ALL = (1L << NAMES.size()) - 1;
  private static final CharMatcher OPERATORS = CharMatcher.anyOf("=+-");
  private static final CharMatcher WHITE_SPACE = CharMatcher.whitespace();

  /**
   * Reads the value of {@code security.capability}, {@code struct vfs_cap_data}: revision and flag
   * of the effective set, then the permitted and the inheritable set in words of 32 bits.
   */
  static FileCapabilities read(byte[] value) throws MalformedDataException {
    Bytes bytes = Bytes.of("security.capability", 0, value, ByteOrder.LITTLE_ENDIAN);
    long permitted = bytes.u32(0x4);
    long inheritable = bytes.u32(0x8);
    if (bytes.u8(0x3) > 1) {
      permitted |= bytes.u32(0xC) << 32;
      inheritable |= bytes.u32(0x10) << 32;
    }
    boolean isEffective = (bytes.u8(0x0) & 1) != 0;
    return new FileCapabilities(isEffective ? permitted | inheritable : 0, permitted, inheritable);
  }

  /**
   * Reads the text form: clauses such as {@code cap_net_raw,cap_net_admin=ep}.
   *
   * @return empty when it is no such text
   */
  static Optional<FileCapabilities> parse(String text) {
    FileCapabilities parsed = NONE;
    for (String clause : Splitter.on(WHITE_SPACE).omitEmptyStrings().split(text)) {
      int operator = OPERATORS.indexIn(clause);
      Optional<Long> named = operator < 0 ? Optional.empty() : bits(clause.substring(0, operator));
      if (named.isEmpty()) {
        return Optional.empty();
      }
      while (operator < clause.length()) {
        int next = OPERATORS.indexIn(clause, operator + 1);
        int end = next < 0 ? clause.length() : next;
        String sets = clause.substring(operator + 1, end);
        parsed = parsed.changed(clause.charAt(operator), named.get(), sets);
        operator = end;
      }
    }
    return Optional.of(parsed);
  }

  private static Optional<Long> bits(String names) {
    if (names.isEmpty() || Ascii.equalsIgnoreCase(names, "all")) {
      return Optional.of(ALL);
    }
    long bits = 0;
    for (String name : Splitter.on(',').split(names)) {
      int number = NAMES.indexOf(Ascii.toLowerCase(name));
      if (number < 0) {
        return Optional.empty();
      }
      bits |= 1L << number;
    }
    return Optional.of(bits);
  }

  private FileCapabilities changed(char operator, long bits, String sets) {
    return new FileCapabilities(
        changed(effective, operator, bits, sets.contains("e")),
        changed(permitted, operator, bits, sets.contains("p")),
        changed(inheritable, operator, bits, sets.contains("i")));
  }

  private static long changed(long set, char operator, long bits, boolean isNamed) {
    return switch (operator) {
      case '+' -> isNamed ? set | bits : set;
      case '-' -> isNamed ? set & ~bits : set;
      default -> isNamed ? set | bits : set & ~bits;
    };
  }
}
