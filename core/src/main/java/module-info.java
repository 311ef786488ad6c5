/** Nicebeach's recogniser: sound in, text out, in pure Java. */
module io.nicebeach.core {
  requires com.fasterxml.jackson.core;
  requires static transitive org.jspecify;

  exports io.nicebeach.audio;
  exports io.nicebeach.decode;
  exports io.nicebeach.features;
  exports io.nicebeach.grammar;
  exports io.nicebeach.language;
  exports io.nicebeach.loss;
  exports io.nicebeach.matrix;
  exports io.nicebeach.model;
  exports io.nicebeach.network;
  exports io.nicebeach.network.forward;
  exports io.nicebeach.network.layers;
  exports io.nicebeach.recognize;
  exports io.nicebeach.settings;
  exports io.nicebeach.signal;
  exports io.nicebeach.teach;
  exports io.nicebeach.text;

  uses io.nicebeach.audio.AudioFormatReader;
}
