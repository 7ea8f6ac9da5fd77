package dev.exhume.core.kit.run;

import dev.exhume.core.profile.ContainerPlan.DataDirectory;
import java.util.Locale;

/** How volumes are called and told of. */
final class VolumeName {
  private VolumeName() {}

  /** The name after that of the container: {@code var-lib-mysql}. */
  static String of(String directory) {
    return directory.replaceFirst("^/", "").replaceAll("[^A-Za-z0-9_.-]", "-");
  }

  /** Why a directory is a volume, or could be one, in one sentence. */
  static String reason(DataDirectory directory) {
    StringBuilder text = new StringBuilder(directory.reason());
    directory.sizeBytes().ifPresent(bytes -> text.append(", %s".formatted(size(bytes))));
    directory.newest().ifPresent(time -> text.append(", last written ").append(time));
    return text.append('.').toString();
  }

  private static String size(long bytes) {
    long mebibytes = bytes >> 20;
    if (mebibytes == 0) {
      return bytes + " bytes";
    }
    return mebibytes < 10_240
        ? "%d MiB".formatted(mebibytes)
        : String.format(Locale.ROOT, "%.1f GiB", mebibytes / 1024.0);
  }
}
