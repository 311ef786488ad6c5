package io.nicebeach.cli.train;

import io.nicebeach.evaluate.Evaluation;
import io.nicebeach.evaluate.Outcome;
import java.io.PrintWriter;
import java.util.Optional;

/** The list with which the blog post's program ends: each row's label and what it is taken for. */
final class PostListing {
  private PostListing() {}

  static void print(Evaluation trained, Optional<Evaluation> tested, PrintWriter out) {
    out.println("TRAINING: ACTUAL -> PREDICTED");
    trained.outcomes().forEach(outcome -> print(outcome, out));
    tested.ifPresent(
        evaluation -> {
          out.println("VALIDATION: ACTUAL -> PREDICTED");
          evaluation.outcomes().forEach(outcome -> print(outcome, out));
        });
  }

  private static void print(Outcome outcome, PrintWriter out) {
    String mark = outcome.isCorrect() ? "" : "   <- wrong";
    out.println(outcome.reference() + " -> " + outcome.hypothesis() + mark);
  }
}
