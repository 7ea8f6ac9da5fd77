/** The script that takes the place of init: starts, watches and stops what the server was for. */
@NullMarked
package dev.exhume.core.kit.entrypoint;

import org.jspecify.annotations.NullMarked;
