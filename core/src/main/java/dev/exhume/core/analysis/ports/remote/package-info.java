/** What the daemons listen on by which people reach a machine and its files. */
@NullMarked
package dev.exhume.core.analysis.ports.remote;

import org.jspecify.annotations.NullMarked;
