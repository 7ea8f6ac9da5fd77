package dev.exhume.core.analysis.boot.sysv;

import dev.exhume.core.analysis.boot.ScriptHeader;
import dev.exhume.core.reading.ExecuteBits;
import dev.exhume.core.reading.Problems;
import dev.exhume.core.reading.TextFile;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;

/**
 * A script that starts a service.
 *
 * @param executable whether anybody may execute it, as {@code rc} asks before it does
 * @param heldBack why it starts nothing, if a setting says so
 */
public record StartScript(ScriptHeader header, boolean executable, Optional<String> heldBack) {
  private static final int MAX_MEBIBYTES = 1;

  /** Reads a script. */
  public static StartScript read(Path root, Path script, Problems problems) {
    Optional<TextFile> file = TextFile.readStart(script, MAX_MEBIBYTES, problems);
    return new StartScript(
        file.map(
                text ->
                    HeaderComments.read(
                        text,
                        LsbOverride.of(root, script.getFileName().toString(), text, problems),
                        PidFiles.namedIn(text)))
            .orElse(ScriptHeader.NONE),
        isExecutable(script, problems),
        file.flatMap(
            text ->
                DefaultsSwitch.heldBack(root, script.getFileName().toString(), text, problems)));
  }

  private static boolean isExecutable(Path script, Problems problems) {
    try {
      return ExecuteBits.isAnySet(script);
    } catch (IOException e) {
      problems.unreadable(script, e);
      return true;
    }
  }
}
