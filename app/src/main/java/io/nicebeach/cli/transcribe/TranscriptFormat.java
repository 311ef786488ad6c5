package io.nicebeach.cli.transcribe;

import io.nicebeach.model.Model;
import io.nicebeach.network.Objective;
import java.io.PrintWriter;

/** How {@code transcribe} writes what it heard. */
enum TranscriptFormat {
  /** For people, and for cut and awk. */
  TEXT {
    @Override
    Transcript transcript(PrintWriter out, Model model) {
      return new TextTranscript(out);
    }
  },
  /** An object a line. */
  JSON {
    @Override
    Transcript transcript(PrintWriter out, Model model) {
      return new JsonTranscript(out, model.objective().kind() == Objective.Kind.CTC);
    }
  },
  /** SubRip's subtitles. */
  SRT {
    @Override
    Transcript transcript(PrintWriter out, Model model) {
      return Subtitles.srt(out);
    }
  },
  /** The Web's subtitles, WebVTT. */
  VTT {
    @Override
    Transcript transcript(PrintWriter out, Model model) {
      return Subtitles.vtt(out);
    }
  },
  /** The words' times as NIST's scoring programs take them. */
  CTM {
    @Override
    Transcript transcript(PrintWriter out, Model model) {
      return new CtmTranscript(out);
    }
  };

  /** A new transcript of what {@code model} hears. */
  abstract Transcript transcript(PrintWriter out, Model model);

  /** Whether a transcript is of a single recording. */
  boolean isOfOneRecording() {
    return this == SRT || this == VTT;
  }
}
