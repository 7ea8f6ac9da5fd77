/**
 * OpenRC, and Gentoo's baselayout before it: runlevels with names, and links to scripts in them.
 */
@NullMarked
package dev.exhume.core.analysis.boot.openrc;

import org.jspecify.annotations.NullMarked;
