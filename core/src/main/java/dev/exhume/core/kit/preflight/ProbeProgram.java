package dev.exhume.core.kit.preflight;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/**
 * The smallest programs that show what a kernel does for programs of their kind: an ELF header, one
 * segment, a few instructions.
 */
final class ProbeProgram {
  private static final int LITTLE_ENDIAN = 1;
  private static final int CURRENT = 1;
  private static final short EXECUTABLE = 2;
  private static final short I386 = 3;
  private static final short X86_64 = 62;
  private static final int READ_AND_RUN = 5;
  private static final int PAGE = 0x1000;

  /** Opens a socket through {@code socketcall}; the status is 0, or 1 if that is refused. */
  private static final int[] OPENS_A_SOCKET = {
    0x6a, 0x00, // push 0
    0x6a, 0x01, // push SOCK_STREAM
    0x6a, 0x02, // push AF_INET
    0x89, 0xe1, // mov ecx, esp
    0x31, 0xdb, // xor ebx, ebx
    0x43, // inc ebx: SYS_SOCKET
    0x6a, 0x66, // push 102: socketcall
    0x58, // pop eax
    0xcd, 0x80, // int 0x80
    0xc1, 0xe8, 0x1f, // shr eax, 31: 1 if negative
    0x89, 0xc3, // mov ebx, eax
    0x31, 0xc0, // xor eax, eax
    0x40, // inc eax: exit
    0xcd, 0x80, // int 0x80
  };

  /** Asks for the time at the fixed place; a kernel without it ends the program by a signal. */
  private static final int[] ASKS_FOR_THE_TIME = {
    0x31, 0xff, // xor edi, edi
    0x48, 0xc7, 0xc0, 0x00, 0x04, 0x60, 0xff, // mov rax, 0xffffffffff600400
    0xff, 0xd0, // call rax
    0x31, 0xff, // xor edi, edi
    0x6a, 0x3c, // push 60: exit
    0x58, // pop rax
    0x0f, 0x05, // syscall
  };

  private ProbeProgram() {}

  /** A 32-bit program for {@code printf}. */
  static String socketOpener() {
    int base = 0x0804_8000;
    int headers = 52 + 32;
    int size = headers + OPENS_A_SOCKET.length;
    ByteBuffer elf = header(size, 1, I386);
    elf.putInt(base + headers).putInt(52).putInt(0).putInt(0);
    elf.putShort((short) 52).putShort((short) 32).putShort((short) 1).putShort((short) 40);
    elf.putInt(0);
    elf.putInt(1).putInt(0).putInt(base).putInt(base).putInt(size).putInt(size);
    elf.putInt(READ_AND_RUN).putInt(PAGE);
    return octal(elf, OPENS_A_SOCKET);
  }

  /** A 64-bit program for {@code printf}. */
  static String timeReader() {
    long base = 0x40_0000;
    int headers = 64 + 56;
    int size = headers + ASKS_FOR_THE_TIME.length;
    ByteBuffer elf = header(size, 2, X86_64);
    elf.putLong(base + headers).putLong(64).putLong(0).putInt(0);
    elf.putShort((short) 64).putShort((short) 56).putShort((short) 1).putShort((short) 64);
    elf.putInt(0);
    elf.putInt(1).putInt(READ_AND_RUN).putLong(0).putLong(base).putLong(base);
    elf.putLong(size).putLong(size).putLong(PAGE);
    return octal(elf, ASKS_FOR_THE_TIME);
  }

  private static ByteBuffer header(int size, int bits, short machine) {
    ByteBuffer elf = ByteBuffer.allocate(size).order(ByteOrder.LITTLE_ENDIAN);
    elf.put((byte) 0x7f).put((byte) 'E').put((byte) 'L').put((byte) 'F');
    elf.put((byte) bits).put((byte) LITTLE_ENDIAN).put((byte) CURRENT);
    elf.position(16);
    return elf.putShort(EXECUTABLE).putShort(machine).putInt(CURRENT);
  }

  private static String octal(ByteBuffer elf, int[] instructions) {
    for (int instruction : instructions) {
      elf.put((byte) instruction);
    }
    byte[] program = new byte[elf.flip().remaining()];
    elf.get(program);
    StringBuilder text = new StringBuilder();
    for (byte one : program) {
      text.append("\\%03o".formatted(one & 0xFF));
    }
    return text.toString();
  }
}
