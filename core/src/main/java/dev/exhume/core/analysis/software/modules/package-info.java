/** The libraries of scripting languages that somebody installed without the package manager. */
@NullMarked
package dev.exhume.core.analysis.software.modules;

import org.jspecify.annotations.NullMarked;
