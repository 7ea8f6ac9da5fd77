package dev.exhume.core.analysis.boot;

import dev.exhume.core.profile.Evidence;
import java.nio.file.Path;
import java.util.Optional;

/**
 * A service that the machine started at boot.
 *
 * @param name as its start link has it, whatever characters that may hold
 * @param manager what started it: {@code sysv}
 * @param startOrder the number in its start link
 * @param enabled whether it really starts
 * @param link that starts it
 * @param script that the link leads to
 * @param owner the package that owns the script
 * @param heldBack why it does not start in spite of its link
 */
public record BootService(
    String name,
    String manager,
    Optional<Integer> startOrder,
    boolean enabled,
    Optional<Path> link,
    Optional<Path> script,
    Optional<String> owner,
    ScriptHeader header,
    Optional<String> heldBack,
    Evidence evidence) {

  /** The script's own name, by which {@code service} knows it; a link may be called otherwise. */
  public String scriptName() {
    return script.map(path -> path.getFileName().toString()).orElse(name);
  }
}
