/** The commands of a unit: how they are split into words, and what their variables stand for. */
@NullMarked
package dev.exhume.core.analysis.boot.systemd.command;

import org.jspecify.annotations.NullMarked;
