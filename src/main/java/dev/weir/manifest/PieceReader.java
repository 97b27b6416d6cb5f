package dev.weir.manifest;

import dev.weir.manifest.yaml.Pieces.Piece;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;

/** Reads pieces of files on every core, those first that tell of the stack and its providers. */
record PieceReader(DocumentReader reader) {

  private static final int LONGEST_SHARED_NAME = 40;
  private static final int MOST_SHARED_NAMES = 10_000;
  private static final int WORTH_THREADS = 64;

  /**
   * What comes of pieces, in their order.
   *
   * @param settings hears of what came of those that tell of the stack and its providers, before
   *     the others are read
   */
  List<Reading> read(List<Piece> pieces, Consumer<List<Reading>> settings) {
    var names = sharedNames();
    var first = new IdentityHashMap<Piece, Reading>();
    for (var piece : pieces) {
      if (piece.settings()) {
        first.put(piece, reader.read(piece, names));
      }
    }
    settings.accept(pieces.stream().filter(first::containsKey).map(first::get).toList());
    var stream = pieces.size() < WORTH_THREADS ? pieces.stream() : pieces.parallelStream();
    return new ArrayList<>(
        stream
            .map(piece -> {
              var read = first.get(piece);
              return read == null ? reader.read(piece, names) : read;
            })
            .toList());
  }

  /** Gives equal short texts one object: most keys and many values repeat in each document. */
  private static UnaryOperator<String> sharedNames() {
    Map<String, String> names = new ConcurrentHashMap<>();
    return name -> {
      if (name.length() > LONGEST_SHARED_NAME) {
        return name;
      }
      var known = names.get(name);
      if (known != null || names.size() > MOST_SHARED_NAMES) {
        return known == null ? name : known;
      }
      var earlier = names.putIfAbsent(name, name);
      return earlier == null ? name : earlier;
    };
  }
}
