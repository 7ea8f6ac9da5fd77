/** The ports of daemons whose configuration is a flat list of settings, known from a table. */
@NullMarked
package dev.exhume.core.analysis.ports.settings;

import org.jspecify.annotations.NullMarked;
