/** The installed packages and the files that they own. */
@NullMarked
package dev.exhume.core.analysis.packages.apk;

import org.jspecify.annotations.NullMarked;
