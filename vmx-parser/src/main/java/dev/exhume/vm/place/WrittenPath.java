package dev.exhume.vm.place;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A path, taken to pieces, whichever machine wrote it.
 *
 * <pre>
 * web01.vmdk                        relative
 * ..\base\base.vmdk                 relative
 * C:\VMs\web01\web01.vmdk           absolute, as are \\host\share\web01.vmdk and /vmfs/volumes/...
 * [datastore1] web01/web01.vmdk     absolute: a store of ESX
 * vmhba0:0:0:5:web01.dsk            absolute: a store of ESX 1 and 2; so is local:web01.dsk
 * file:///VMs/web%2001/web01.vmdk   absolute, with escapes
 * </pre>
 *
 * @param steps folders, and the file last
 */
record WrittenPath(boolean isAbsolute, List<String> steps) {
  private static final Pattern STORE = whole("\\[[^\\]]*\\]\\s*(.*)");
  private static final Pattern DRIVE = whole("[A-Za-z]:(.*)");
  private static final Pattern OLD_STORE =
      whole("(?:vmhba[\\d:]+|[^/\\\\:\\[\\]]{2,}):([^/\\\\:]+)");
  private static final Pattern FILE_URI = whole("file:(?://[^/]*)?(.*)");

  WrittenPath {
    steps = List.copyOf(steps);
  }

  static WrittenPath of(String path) {
    Matcher uri = FILE_URI.matcher(path);
    if (uri.matches()) {
      return new WrittenPath(uri.group(1).startsWith("/"), steps(unescaped(uri.group(1))));
    }
    for (Pattern store : List.of(STORE, DRIVE, OLD_STORE)) {
      Matcher matcher = store.matcher(path);
      if (matcher.matches()) {
        return new WrittenPath(true, steps(matcher.group(1)));
      }
    }
    return new WrittenPath(path.startsWith("/") || path.startsWith("\\"), steps(path));
  }

  private static Pattern whole(String pattern) {
    return Pattern.compile(pattern, Pattern.DOTALL | Pattern.CASE_INSENSITIVE);
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
        bytes.add((byte) (Character.digit(raw[i + 1], 16) << 4 | Character.digit(raw[i + 2], 16)));
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
