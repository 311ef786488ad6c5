package io.nicebeach.data.layout;

import io.nicebeach.data.Corpus;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * A table with a header, separated by commas (RFC 4180) or tabs, such as the {@code metadata.csv}
 * of Hugging Face's audiofolder: a column for the file, one for the transcript, and if they are
 * known one for the speaker and one for the split.
 */
final class TableLayout implements Layout {
  private static final List<String> FILE = List.of("file_name", "path", "file", "audio_filepath");
  private static final List<String> TEXT =
      List.of("transcription", "text", "transcript", "sentence", "label");
  private static final List<String> SPEAKER = List.of("speaker", "speaker_id", "client_id");
  private static final List<String> SPLIT = List.of("split");

  @Override
  public String name() {
    return "table";
  }

  @Override
  public String description() {
    return "a CSV or TSV manifest with a header such as file_name,transcription,speaker";
  }

  @Override
  public Optional<Corpus> read(Path path) throws IOException {
    Optional<Path> file = Manifest.find(path, TableLayout::fits);
    return file.isPresent() ? Optional.of(corpus(file.get())) : Optional.empty();
  }

  private static boolean fits(String firstLine) {
    List<String> header = header(firstLine);
    return column(header, FILE) >= 0 && column(header, TEXT) >= 0;
  }

  private static List<String> header(String firstLine) {
    List<Csv.Row> rows = Csv.parse(firstLine, separator(firstLine));
    return rows.isEmpty() ? List.of() : rows.get(0).fields();
  }

  private static char separator(String header) {
    return header.indexOf('\t') >= 0 ? '\t' : ',';
  }

  private static int column(List<String> header, List<String> names) {
    for (String name : names) {
      for (int i = 0; i < header.size(); i++) {
        if (header.get(i).strip().equalsIgnoreCase(name)) {
          return i;
        }
      }
    }
    return -1;
  }

  private static Corpus corpus(Path file) throws IOException {
    String text = Manifest.text(file);
    String firstLine = text.lines().findFirst().orElse("");
    List<String> header = header(firstLine);
    Manifest manifest = new Manifest(file);
    List<Csv.Row> rows = Csv.parse(text, separator(firstLine));
    for (Csv.Row row : rows.subList(1, rows.size())) {
      if (row.fields().size() != header.size()) {
        throw manifest.error(
            row.line(),
            "has " + row.fields().size() + " fields where the header has " + header.size(),
            "correct that row; a field that holds the separator needs quotes");
      }
      manifest.add(
          row.line(),
          field(row, column(header, FILE)),
          field(row, column(header, TEXT)),
          field(row, column(header, SPEAKER)),
          field(row, column(header, SPLIT)));
    }
    return manifest.corpus();
  }

  private static String field(Csv.Row row, int column) {
    return column < 0 ? "" : row.fields().get(column);
  }
}
