/** Slackware: scripts that run when they may be executed, called by a few others. */
@NullMarked
package dev.exhume.core.analysis.boot.slackware;

import org.jspecify.annotations.NullMarked;
