package dev.exhume.disk.image;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The name of a part, taken to pieces, whichever machine wrote it.
 *
 * <pre>
 * disk-s001.vmdk                    relative
 * ..\base\base.vmdk                 relative
 * C:\VMs\server\disk.vmdk           absolute, as are \\host\share\disk.vmdk and /vmfs/volumes/...
 * [datastore1] server/disk.vmdk     absolute: a store of ESX
 * file:///VMs/server%201/disk.vmdk  absolute, with escapes
 * </pre>
 *
 * @param steps folders, and the file last
 */
record PartPath(boolean absolute, List<String> steps) {
  private static final Pattern STORE = Pattern.compile("\\[[^\\]]*\\]\\s*(.*)", Pattern.DOTALL);
  private static final Pattern DRIVE = Pattern.compile("[A-Za-z]:(.*)", Pattern.DOTALL);
  private static final Pattern FILE_URI =
      Pattern.compile("file:(?://[^/]*)?(.*)", Pattern.DOTALL | Pattern.CASE_INSENSITIVE);

  PartPath {
    steps = List.copyOf(steps);
  }

  static PartPath of(String name) {
    Matcher uri = FILE_URI.matcher(name);
    if (uri.matches()) {
      return new PartPath(uri.group(1).startsWith("/"), steps(unescaped(uri.group(1))));
    }
    Matcher store = STORE.matcher(name);
    if (store.matches()) {
      return new PartPath(true, steps(store.group(1)));
    }
    Matcher drive = DRIVE.matcher(name);
    if (drive.matches()) {
      return new PartPath(true, steps(drive.group(1)));
    }
    return new PartPath(name.startsWith("/") || name.startsWith("\\"), steps(name));
  }

  /** The file without its folders. */
  Optional<String> base() {
    return steps.isEmpty() ? Optional.empty() : Optional.of(steps.get(steps.size() - 1));
  }

  /** The folder that the file lies in, unless that is the one above another. */
  Optional<String> folder() {
    if (steps.size() < 2 || steps.get(steps.size() - 2).equals("..")) {
      return Optional.empty();
    }
    return Optional.of(steps.get(steps.size() - 2));
  }

  private static List<String> steps(String path) {
    return Arrays.stream(path.split("[/\\\\]"))
        .filter(step -> !step.isEmpty() && !step.equals("."))
        .toList();
  }

  /** Escapes of a URI; what is no escape stays as it is. */
  private static String unescaped(String text) {
    List<Byte> bytes = new ArrayList<>();
    byte[] raw = text.getBytes(StandardCharsets.UTF_8);
    for (int i = 0; i < raw.length; i++) {
      if (raw[i] == '%' && i + 2 < raw.length && isHex(raw[i + 1]) && isHex(raw[i + 2])) {
        bytes.add(
            (byte) Integer.parseInt(new String(raw, i + 1, 2, StandardCharsets.US_ASCII), 16));
        i += 2;
      } else {
        bytes.add(raw[i]);
      }
    }
    byte[] plain = new byte[bytes.size()];
    for (int i = 0; i < plain.length; i++) {
      plain[i] = bytes.get(i);
    }
    return new String(plain, StandardCharsets.UTF_8);
  }

  private static boolean isHex(byte digit) {
    return Character.digit(digit, 16) >= 0;
  }
}
