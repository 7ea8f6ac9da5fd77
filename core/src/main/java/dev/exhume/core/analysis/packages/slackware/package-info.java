/** The installed packages and the files that they own. */
@NullMarked
package dev.exhume.core.analysis.packages.slackware;

import org.jspecify.annotations.NullMarked;
