package dev.exhume.core.kit;

import dev.exhume.core.kit.root.AddedFile;
import dev.exhume.core.kit.root.ChangeRule;
import dev.exhume.core.kit.root.Surgery;
import dev.exhume.core.kit.root.YumArchitecture;
import dev.exhume.core.profile.ServerProfile;
import java.nio.file.Path;

/** The changes of a root that every strategy needs, as somebody wants them. */
final class KitSurgery {
  private KitSurgery() {}

  static Surgery of(ServerProfile profile, KitOptions options, Path root) {
    Surgery surgery = Surgery.of(profile);
    for (AddedFile file : YumArchitecture.of(profile.os(), root)) {
      surgery = surgery.adding(file);
    }
    if (options.withoutLogs()) {
      surgery = surgery.withoutLogs(profile);
    }
    for (String change : options.unchanged()) {
      surgery = surgery.leavingOut(rule(change));
    }
    return surgery;
  }

  private static ChangeRule rule(String change) {
    return ChangeRule.find(change)
        .orElseThrow(() -> new IllegalArgumentException("no change is called " + change));
  }
}
