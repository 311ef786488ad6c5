package io.nicebeach.grammar;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.IllegalCharsetNameException;
import java.nio.charset.StandardCharsets;
import java.nio.charset.UnsupportedCharsetException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The text of a grammar, and what to call it in errors. It begins with {@code #JSGF V1.0 ENCODING
 * LOCALE;} where encoding and locale may be left out.
 */
record Source(String name, String text) {
  static final int LONGEST = 1 << 20;
  private static final String BYTE_ORDER_MARK = "\uFEFF";
  private static final Pattern HEADER =
      Pattern.compile("#JSGF\\s+V1\\.0(?:[ \\t]+([^\\s;]+))?(?:[ \\t]+([^\\s;]+))?\\s*;");

  /** Decodes a file by the encoding that its header names, else as UTF-8. */
  static Source of(String name, byte[] bytes) throws GrammarException {
    Source raw = new Source(name, new String(bytes, StandardCharsets.ISO_8859_1));
    if (bytes.length > LONGEST) {
      throw raw.error(0, "is longer than 1 MB; is it a grammar?");
    }
    Charset charset = raw.charset();
    try {
      String text = charset.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
      return new Source(name, text.startsWith(BYTE_ORDER_MARK) ? text.substring(1) : text);
    } catch (CharacterCodingException e) {
      throw raw.error(
          0, "is no text in " + charset + "; name its encoding, as in #JSGF V1.0 ISO-8859-1;");
    }
  }

  private Charset charset() throws GrammarException {
    Matcher header = HEADER.matcher(text);
    @Nullable String encoding = header.lookingAt() ? header.group(1) : null;
    try {
      return encoding == null ? StandardCharsets.UTF_8 : Charset.forName(encoding);
    } catch (IllegalCharsetNameException | UnsupportedCharsetException e) {
      throw error(header.start(1), "no encoding is known as '" + encoding + "'; try UTF-8");
    }
  }

  /** Where the text goes on after its header. */
  int afterHeader() throws GrammarException {
    Matcher header = HEADER.matcher(text);
    if (!header.lookingAt()) {
      throw error(0, "must begin with '#JSGF V1.0;'; no other format or version is understood");
    }
    return header.end();
  }

  /** An error at a place in the text. */
  GrammarException error(int offset, String complaint) {
    String before = text.substring(0, offset);
    int line = 1 + (int) before.chars().filter(c -> c == '\n').count();
    int column = offset - before.lastIndexOf('\n');
    return new GrammarException(name, line, column, complaint);
  }
}
