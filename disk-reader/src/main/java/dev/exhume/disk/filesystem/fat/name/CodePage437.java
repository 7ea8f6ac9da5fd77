package dev.exhume.disk.filesystem.fat.name;

/**
 * The characters of the first PCs, in which short names are kept unless a server says otherwise.
 */
final class CodePage437 {
  private static final int ASCII = 0x80;
  private static final String BEYOND_ASCII =
      "ÇüéâäàåçêëèïîìÄÅÉæÆôöòûùÿÖÜ¢£¥₧ƒáíóúñÑªº¿⌐¬½¼¡«»"
          + "░▒▓│┤╡╢╖╕╣║╗╝╜╛┐└┴┬├─┼╞╟╚╔╩╦╠═╬╧╨╤╥╙╘╒╓╫╪┘┌█▄▌▐▀"
          + "αßΓπΣσµτΦΘΩδ∞φε∩≡±≥≤⌠⌡÷≈°∙·√ⁿ²■\u00A0";

  private CodePage437() {}

  static String decode(byte[] bytes, int start, int end) {
    StringBuilder text = new StringBuilder();
    for (int i = start; i < end; i++) {
      int letter = Byte.toUnsignedInt(bytes[i]);
      text.append(letter < ASCII ? (char) letter : BEYOND_ASCII.charAt(letter - ASCII));
    }
    return text.toString();
  }
}
