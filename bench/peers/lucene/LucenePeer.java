// SPDX-License-Identifier: GPL-2.0-or-later
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.lucene.document.BinaryDocValuesField;
import org.apache.lucene.document.Document;
import org.apache.lucene.document.Field;
import org.apache.lucene.document.LatLonPoint;
import org.apache.lucene.document.NumericDocValuesField;
import org.apache.lucene.document.SortedDocValuesField;
import org.apache.lucene.document.StringField;
import org.apache.lucene.index.BinaryDocValues;
import org.apache.lucene.index.DirectoryReader;
import org.apache.lucene.index.IndexWriter;
import org.apache.lucene.index.IndexWriterConfig;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.index.SortedDocValues;
import org.apache.lucene.search.BooleanClause;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.ScoreMode;
import org.apache.lucene.search.SimpleCollector;
import org.apache.lucene.search.Sort;
import org.apache.lucene.search.SortField;
import org.apache.lucene.search.TermInSetQuery;
import org.apache.lucene.store.MMapDirectory;
import org.apache.lucene.util.BytesRef;
import org.apache.lucene.util.Version;

/**
 * Lucene as a peer, in process: LucenePeer WORLD FOLDER [hilbert]. Postings for needs, languages, regions and ways and points for
 * places, all as filters; a collector judges what they leave by one doc value. One segment; with `hilbert` its documents lie along
 * the curve. Without the cache of filters: it would remember these very questions.
 */
public final class LucenePeer {
  private final Map<String, List<Table.Question>> questions = new HashMap<>();
  private final IndexSearcher searcher;
  private final Best best = new Best();

  private LucenePeer(Path world, Path folder, boolean hilbert) throws IOException {
    MMapDirectory directory = new MMapDirectory(folder);
    IndexWriterConfig config = new IndexWriterConfig().setOpenMode(IndexWriterConfig.OpenMode.CREATE);
    if (hilbert) config.setIndexSort(new Sort(new SortField("hilbert", SortField.Type.LONG)));
    try (IndexWriter writer = new IndexWriter(directory, config)) {
      for (Table.Offer offer : Table.offers(world)) writer.addDocument(document(offer));
      writer.forceMerge(1);
    }
    for (String set : List.of("home", "anywhere")) questions.put(set, Table.questions(world, set));
    searcher = new IndexSearcher(DirectoryReader.open(directory));
    searcher.setQueryCache(null);
  }

  private static Document document(Table.Offer offer) {
    Document document = new Document();
    document.add(new SortedDocValuesField("id", new BytesRef(offer.id())));
    document.add(new BinaryDocValuesField("facts", Facts.of(offer)));
    document.add(new NumericDocValuesField("hilbert", offer.hilbert()));
    if (offer.needs() == 0) add(document, "need", "none");
    addBits(document, "need", "", offer.needs());
    if ((offer.staff() | offer.interpreters()) == 0) add(document, "language", "none");
    addBits(document, "language", "s", offer.staff());
    addBits(document, "language", "i", offer.interpreters());
    add(document, "residence", offer.residence() == Table.NONE ? "none" : String.valueOf(offer.residence()));
    if (offer.remote()) add(document, "way", "remote");
    if (offer.visits() != Table.NONE) add(document, "way", String.valueOf(offer.visits()));
    if (offer.hasSite()) document.add(new LatLonPoint("place", offer.lat(), offer.lon()));
    return document;
  }

  private static void add(Document document, String field, String term) {
    document.add(new StringField(field, term, Field.Store.NO));
  }

  private static void addBits(Document document, String field, String prefix, long bits) {
    for (; bits != 0; bits &= bits - 1) add(document, field, prefix + Long.numberOfTrailingZeros(bits));
  }

  private static void addTerms(List<BytesRef> terms, String prefix, long bits) {
    for (; bits != 0; bits &= bits - 1) terms.add(new BytesRef(prefix + Long.numberOfTrailingZeros(bits)));
  }

  private static Query query(Table.Question question) {
    BooleanQuery.Builder query = new BooleanQuery.Builder();
    List<BytesRef> needs = new ArrayList<>(List.of(new BytesRef("none")));
    addTerms(needs, "", question.related());
    query.add(new TermInSetQuery("need", needs), BooleanClause.Occur.FILTER);
    List<BytesRef> languages = new ArrayList<>(List.of(new BytesRef("none")));
    for (Table.Language language : question.languages()) addTerms(languages, language.interpreter() ? "i" : "s", language.bits());
    query.add(new TermInSetQuery("language", languages), BooleanClause.Occur.FILTER);
    if (question.hasHome()) {
      BytesRef county = new BytesRef(String.valueOf(question.county()));
      BytesRef municipality = new BytesRef(String.valueOf(question.municipality()));
      query.add(new TermInSetQuery("residence", new BytesRef("none"), county, municipality), BooleanClause.Occur.FILTER);
      // A metre wider: distances are rounded afterwards.
      query.add(new BooleanQuery.Builder()
              .add(LatLonPoint.newDistanceQuery("place", question.lat(), question.lon(), question.reach() + 1), BooleanClause.Occur.SHOULD)
              .add(new TermInSetQuery("way", new BytesRef("remote"), county, municipality), BooleanClause.Occur.SHOULD)
              .build(),
          BooleanClause.Occur.FILTER);
    }
    return query.build();
  }

  /** Judges what the filters leave and keeps the best: by sort key, then by id. */
  private static final class Best extends SimpleCollector {
    private Facts.Judge judge;
    private BinaryDocValues facts;
    private SortedDocValues ids;
    private final long[] keys = new long[201];
    private final int[] ordinals = new int[201];
    private int limit;
    int count;

    void begin(Table.Question question) {
      judge = new Facts.Judge(question);
      limit = question.limit();
      count = 0;
    }

    @Override
    protected void doSetNextReader(LeafReaderContext context) throws IOException {
      facts = context.reader().getBinaryDocValues("facts");
      ids = context.reader().getSortedDocValues("id");
    }

    @Override
    public void collect(int document) throws IOException {
      facts.advanceExact(document);
      long key = judge.sortKey(facts.binaryValue());
      if (key < 0 || (count == limit && key < keys[count - 1])) return;
      ids.advanceExact(document);
      int ordinal = ids.ordValue();
      int at = count < limit ? count++ : count;
      for (; at > 0 && (keys[at - 1] < key || (keys[at - 1] == key && ordinals[at - 1] > ordinal)); --at) {
        keys[at] = keys[at - 1];
        ordinals[at] = ordinals[at - 1];
      }
      keys[at] = key;
      ordinals[at] = ordinal;
    }

    @Override
    public ScoreMode scoreMode() {
      return ScoreMode.COMPLETE_NO_SCORES;
    }

    String[] answer() throws IOException {
      String[] hits = new String[count];
      for (int i = 0; i < count; ++i) hits[i] = ids.lookupOrd(ordinals[i]).utf8ToString() + ' ' + (keys[i] >> 25);
      return hits;
    }
  }

  private String[] ask(Table.Question question) throws IOException {
    best.begin(question);
    searcher.search(query(question), best);
    return best.answer();
  }

  private void serve() throws IOException {
    BufferedReader commands = new BufferedReader(new InputStreamReader(System.in));
    for (String line; (line = commands.readLine()) != null && !line.equals("quit");) {
      String[] words = line.split(" ");
      List<Table.Question> set = questions.get(words[1]);
      int count = Math.min(Integer.parseInt(words[2]), set.size());
      StringBuilder out = new StringBuilder();
      for (Table.Question question : set.subList(0, count)) {
        long begin = System.nanoTime();
        String[] hits = ask(question);
        double microseconds = (System.nanoTime() - begin) / 1000.0;
        if (words[0].equals("answers")) out.append(String.join(" ", hits)).append('\n');
        if (words[0].equals("round")) out.append(out.length() == 0 ? "" : " ").append(microseconds);
      }
      if (words[0].equals("round")) out.append('\n');
      System.out.print(out);
      System.out.flush();
    }
  }

  public static void main(String[] arguments) throws IOException {
    Path folder = Path.of(arguments[1]);
    Files.createDirectories(folder);
    boolean hilbert = arguments.length > 2 && arguments[2].equals("hilbert");
    LucenePeer peer = new LucenePeer(Path.of(arguments[0]), folder, hilbert);
    System.out.println("ready Lucene " + Version.LATEST + (hilbert ? ", Hilbert index sort" : ""));
    peer.serve();
  }
}
