package dev.exhume.core.analysis.boot;

import dev.exhume.core.profile.Evidence;
import java.util.Optional;

/**
 * A job that the init system starts when its time has come.
 *
 * @param schedule as its description has it
 * @param user whom the job runs as
 * @param command with its arguments, without secrets
 * @param owner the package that brought it
 */
public record BootTimer(
    String schedule, String user, String command, Optional<String> owner, Evidence evidence) {}
