package io.nicebeach.fuzz;

import io.nicebeach.data.Corpus;
import io.nicebeach.data.CorpusException;
import io.nicebeach.data.layout.Corpora;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** Manifests of recordings: tables separated by commas or tabs, and JSON lines. */
record ManifestTarget() implements Target {
  @Override
  public List<byte[]> seeds() {
    return Stream.of(
            """
            file_name,transcription,speaker,split
            a.wav,one,ann,train
            "b, c.wav","two ""or"" three",bob,test
            """,
            "path\tsentence\tclient_id\na.wav\tone\tann\n\nb.wav\ttwo\tbob\n",
            """
            {"audio_filepath": "a.wav", "text": "one", "speaker": "ann", "split": "train"}
            {"audio_filepath": "b.wav", "text": "zw\\u00f6lf", "duration": 0.5}
            """)
        .map(text -> text.getBytes(StandardCharsets.UTF_8))
        .toList();
  }

  @Override
  public void read(byte[] input, Path file) throws IOException {
    Files.write(file, input);
    Corpus corpus = Corpora.read(file);
    Promises.require(!corpus.utterances().isEmpty(), "a corpus without recordings");
  }

  @Override
  public Class<? extends IOException> refusal() {
    return CorpusException.class;
  }
}
