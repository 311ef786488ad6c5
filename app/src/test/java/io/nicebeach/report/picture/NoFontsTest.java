package io.nicebeach.report.picture;

import static org.assertj.core.api.Assertions.assertThat;

import io.nicebeach.report.RunReport;
import io.nicebeach.report.Samples;
import io.nicebeach.report.draw.NoPicturesException;
import io.nicebeach.report.draw.Theme;
import io.nicebeach.report.page.ReportPage;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A machine whose Java finds no fonts, played by a JVM of its own. */
class NoFontsTest {
  @TempDir Path folder;

  @Test
  void thePageComesOutWithoutPicturesAndSaysWhy() throws Exception {
    Path page = folder.resolve("report.html");
    Process java = start(page);
    String output = new String(java.getInputStream().readAllBytes(), StandardCharsets.UTF_8);

    assertThat(java.waitFor(60, TimeUnit.SECONDS)).isTrue();
    assertThat(output.strip().lines())
        .as(output)
        .singleElement()
        .asString()
        .startsWith("no pictures: this machine's Java cannot draw letters (")
        .endsWith("apt install fontconfig fonts-dejavu-core");
    assertThat(Files.readString(page))
        .contains("This page has no pictures", "3 of 4 right", "data:audio/wav")
        .doesNotContain("<img", "<figure");
  }

  /** An empty fontconfig and no cache of what an earlier JVM found. */
  private Process start(Path page) throws IOException {
    Path empty = Files.writeString(folder.resolve("fonts.conf"), "<fontconfig></fontconfig>");
    ProcessBuilder builder =
        new ProcessBuilder(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-Duser.home=" + folder,
            "-cp",
            System.getProperty("java.class.path"),
            NoFontsTest.class.getName(),
            page.toString());
    builder.environment().put("FONTCONFIG_FILE", empty.toString());
    return builder.redirectErrorStream(true).start();
  }

  public static void main(String[] arguments) throws IOException {
    try {
      Pictures.sound(Samples.audio(0.1, 8000), "", Theme.LIGHT);
    } catch (NoPicturesException e) {
      System.out.println(e.getMessage());
    }
    RunReport run =
        Samples.run(
            List.of(
                Samples.right("anna", "one"),
                Samples.right("anna", "two"),
                Samples.right("boris", "one")),
            List.of(Samples.wrong("b.wav", "boris", "two", "one", 0.4)));
    ReportPage.write(run, Path.of(arguments[0]));
  }
}
