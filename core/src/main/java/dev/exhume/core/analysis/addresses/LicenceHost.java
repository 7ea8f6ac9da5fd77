package dev.exhume.core.analysis.addresses;

import com.google.common.base.Ascii;
import com.google.common.base.Joiner;
import com.google.common.base.Splitter;
import java.util.regex.Pattern;

/** What a licence is bound to, by how FlexLM writes it, and how the container can have the same. */
final class LicenceHost {
  private static final Pattern MAC_ADDRESS = Pattern.compile("[0-9a-f]{12}");
  private static final Pattern HOST_ID = Pattern.compile("(?:0x)?[0-9a-f]{8}");

  private final HostNames names;

  LicenceHost(HostNames names) {
    this.names = names;
  }

  /** What to do about a licence. */
  String advice(String id) {
    String lower = Ascii.toLowerCase(id);
    String hexadecimal = lower.replace(":", "").replace("-", "");
    if (lower.equals("any") || lower.equals("demo")) {
      return "the licence is bound to no machine";
    }
    if (MAC_ADDRESS.matcher(hexadecimal).matches()) {
      String address = Joiner.on(':').join(Splitter.fixedLength(2).split(hexadecimal));
      return names.ownMacAddresses().contains(address)
          ? "bound to this machine's network card: run with --mac-address " + address
          : "bound to a network card that is not known to be this machine's: --mac-address "
              + address;
    }
    if (lower.startsWith("flexid") || lower.startsWith("dongle")) {
      return "bound to a dongle: plug it into the host and run with --device /dev/bus/usb";
    }
    if (lower.startsWith("internet=")) {
      return "bound to an address: a container of that address, or a new licence";
    }
    if (lower.startsWith("hostname=")) {
      return "bound to a name: --hostname " + plain(id.substring("hostname=".length()));
    }
    if (lower.startsWith("disk") || lower.startsWith("vsn")) {
      return "bound to the disk of the old machine: its maker must move it";
    }
    return HOST_ID.matcher(lower).matches()
        ? "bound to what gethostid gives: /etc/hostid, or made of the address of the host's name"
        : "bound to the machine: see what the program's maker asks for";
  }

  private static String plain(String name) {
    return name.chars().allMatch(c -> Character.isLetterOrDigit(c) || c == '.' || c == '-')
        ? name
        : "that name";
  }
}
