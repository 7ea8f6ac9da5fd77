package dev.exhume.core.kit.root;

import dev.exhume.filesystem.FileType;
import java.util.Optional;
import java.util.regex.Pattern;

/** Leaves out kernels and their first file systems in the root itself, or the links to them. */
final class BootImages implements SurgeryRule {
  private static final Pattern IMAGE =
      Pattern.compile("/(?:vmlinu[xz]|bzImage|zImage|initrd|initrd\\.img)(?:\\.old|-[^/]*)?");

  @Override
  public Optional<Treatment> judge(RootFile file) {
    boolean isFile = file.isRegular() || file.type() == FileType.SYMBOLIC_LINK;
    if (!isFile || !IMAGE.matcher(file.name()).matches()) {
      return Optional.empty();
    }
    return Optional.of(
        Treatment.leaveOut(
            ChangeRule.BOOT_FILES, file, "a container runs on the kernel of its host"));
  }
}
