package dev.exhume.core.kit.entrypoint;

/**
 * Something that init itself ran.
 *
 * @param name for messages
 * @param command as {@code inittab} has it, for a shell
 * @param respawns whether init started it again each time it ended
 */
record ExtraCommand(String name, String command, boolean respawns) {}
