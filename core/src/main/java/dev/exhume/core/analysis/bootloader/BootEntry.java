package dev.exhume.core.analysis.bootloader;

import dev.exhume.core.reading.TextLine;

/**
 * The entry of a boot menu that is started when nobody chooses another one.
 *
 * @param image of the kernel, as the boot loader finds it
 * @param arguments the kernel's command line
 * @param line that has the arguments, else the one that has the image
 */
public record BootEntry(String image, String arguments, TextLine line) {}
