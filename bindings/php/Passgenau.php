<?php
// SPDX-License-Identifier: GPL-2.0-or-later
// Support offers that fit one family, and why: passgenau over its C header by FFI (bindings/README.md is the contract). Documents go in as
// arrays, objects or JSON text and come out as arrays. Options are named arguments by the names of the C header; as_of is today where
// it is not stated. Every call may throw PassgenauException. What holds a profile is marked as sensitive, so that no stack trace shows it.
declare(strict_types=1);

namespace Passgenau;

use FFI;
use FFI\CData;
use SensitiveParameter;

/** What the library refused. Programs branch on $name. Nothing of it quotes a needs profile. */
final class PassgenauException extends \RuntimeException {
    /** The code by name, "profile-invalid"; getCode() has its number. */
    public readonly string $name;
    /** JSON Pointer into the document, file as the caller named it, line from 1; "" and 0 where there is none. */
    public readonly string $pointer;
    public readonly string $inFile;
    public readonly int $atLine;
    /** @var list<array{code: string, message: string, pointer?: string, file?: string, line?: int}> every problem of a document */
    public readonly array $details;

    /** @internal */
    public function __construct(int $number, string $json)
    {
        $problem = json_decode($json, true, flags: JSON_THROW_ON_ERROR);
        $this->name = $problem['code'];
        $this->pointer = $problem['pointer'] ?? '';
        $this->inFile = $problem['file'] ?? '';
        $this->atLine = $problem['line'] ?? 0;
        $this->details = $problem['details'] ?? [];
        parent::__construct(implode("\n  ", array_map(self::sentence(...), [$problem, ...$this->details])), $number);
    }

    /** @return array{number: int, name: string, severity: string, meaning: string} the code's row in the library's own table */
    public function row(): array
    {
        static $table = null;
        $table ??= array_column(Passgenau::codes(), null, 'number');
        return $table[$this->getCode()] ?? ['number' => $this->getCode(), 'name' => $this->name, 'severity' => 'error', 'meaning' => ''];
    }

    private static function sentence(array $problem): string
    {
        $line = isset($problem['line']) ? "line {$problem['line']}" : '';
        $place = implode(', ', array_filter([$problem['file'] ?? '', $line, $problem['pointer'] ?? ''], strlen(...)));
        return ($place === '' ? '' : "$place: ") . "{$problem['message']} ({$problem['code']})";
    }
}

/** The library itself. */
final class Passgenau {
    private static ?FFI $c = null;

    /** Its version, "0.1.0". */
    public static function version(): string { return self::c()->passgenau_version(); }

    /** @return list<array{name: string, version: string}> passgenau and every library it runs on, as loaded */
    public static function components(): array { return self::decoded(self::text('components')); }

    /** @return list<array{number: int, name: string, severity: string, meaning: string}> every code that the library can tell */
    public static function codes(): array { return self::decoded(self::text('codes')); }

    /** @return list<array{tag: string, right_to_left: bool}> the languages that sentences exist in */
    public static function languages(): array { return self::decoded(self::text('languages')); }

    /** @internal The header that lies beside this file, without what only a preprocessor understands, and the library. */
    public static function c(): FFI
    {
        if (self::$c === null) {
            $header = file_get_contents(__DIR__ . '/passgenau.h');
            $plain = preg_replace(['/^#ifdef __cplusplus$.*?^#endif$/ms', '/^#.*$/m', '/\bPASSGENAU_C_API\b/'], '', $header);
            $carried = __DIR__ . '/libpassgenau.so';
            self::$c = FFI::cdef($plain, getenv('PASSGENAU_LIBRARY') ?: (is_file($carried) ? $carried : 'libpassgenau.so.0'));
        }
        return self::$c;
    }

    /** @internal Calls passgenau_$function, which gives the places in $out; text becomes pointer and length. */
    public static function call(string $function, array $out, #[SensitiveParameter] CData|string|null ...$given): void
    {
        $arguments = [];
        foreach ($given as $one) {
            array_push($arguments, ...($one instanceof CData ? [$one] : [$one, strlen($one ?? '')]));
        }
        $error = self::c()->new('passgenau_error*');
        foreach ([...$out, $error] as $place) {
            $arguments[] = FFI::addr($place);
        }
        $number = self::c()->{"passgenau_$function"}(...$arguments);
        if ($number !== 0) {
            $json = self::c()->passgenau_error_json($error);
            self::c()->passgenau_error_free($error);
            throw new PassgenauException($number, $json);
        }
    }

    /** @internal The text that passgenau_$function gives. */
    public static function text(string $function, #[SensitiveParameter] CData|string|null ...$given): string
    {
        [$json, $length] = [self::c()->new('char*'), self::c()->new('size_t')];
        self::call($function, [$json, $length], ...$given);
        $text = FFI::string($json, $length->cdata);
        self::c()->passgenau_free($json);
        return $text;
    }

    /** @internal JSON of a document; text goes through untouched. */
    public static function encoded(#[SensitiveParameter] array|object|string $document): string
    {
        $flags = JSON_UNESCAPED_UNICODE | JSON_UNESCAPED_SLASHES;
        $json = is_string($document) ? $document : json_encode($document ?: new \stdClass(), $flags);
        return $json !== false ? $json : throw new \InvalidArgumentException('a document cannot be JSON: ' . json_last_error_msg());
    }

    /** @internal JSON Lines of documents, or of one text that holds them. A line end inside a document would end it, a blank one get no answer. */
    public static function lines(#[SensitiveParameter] iterable|string $documents): string
    {
        $text = '';
        foreach (is_string($documents) ? [] : $documents as $document) {
            $line = strtr(self::encoded($document), "\r\n", '  ') . "\n";
            $text .= trim($line) !== '' ? $line : throw new \InvalidArgumentException('a document is blank: there would be no answer for it');
        }
        return is_string($documents) ? $documents : $text;
    }

    /** @internal */
    public static function decoded(#[SensitiveParameter] string $json): mixed { return json_decode($json, true, flags: JSON_THROW_ON_ERROR); }
}

/** What the library keeps open for us: closed by close(), or at last with the object. A closed handle is the error handle-closed. */
abstract class Handle {
    protected const KIND = '';
    protected readonly CData $handle;
    private bool $open = false;

    public function __construct(string $path) { $this->opened('_open', $path); }

    protected function opened(string $how, string $what): void
    {
        $this->handle = Passgenau::c()->new('passgenau_' . static::KIND . '*');
        Passgenau::call(static::KIND . $how, [$this->handle], $what);
        $this->open = true;
    }

    public function __destruct() { $this->close(); }

    /** More than once does no harm. */
    public function close(): void
    {
        if ($this->open) {
            $this->open = false;
            Passgenau::call(static::KIND . '_close', [], $this->handle);
        }
    }

    private function __clone() {}

    /** What passgenau_$function gives, as a value. */
    protected function result(string $function, string ...$given): mixed { return Passgenau::decoded(Passgenau::text($function, $this->handle, ...$given)); }

    /** What passgenau_$function answers with yes or no. */
    protected function flag(string $function, string ...$given): bool
    {
        $flag = Passgenau::c()->new('int');
        Passgenau::call($function, [$flag], $this->handle, ...$given);
        return $flag->cdata !== 0;
    }
}

/** A catalog open for reading; it shows one state until refresh(). */
final class Catalog extends Handle {
    protected const KIND = 'catalog';
    /** Functions in which as_of is an option: the library has no clock, it is today, where nobody names a day; and those without options. */
    private const DATED = ['match', 'match_all', 'near_misses', 'near_miss', 'why', 'ask', 'plan', 'pathway', 'read', 'check_profile', 'evaluate', 'who', 'gaps', 'difference'];
    private const BARE = ['catalog_info', 'catalog_ids', 'catalog_check', 'offer', 'check_offer', 'seal'];
    /** Functions that take other than one document (or id): FFI's own exception for a wrong number would show the documents. */
    private const DOCUMENTS = [
        'catalog_info' => 0, 'catalog_ids' => 0, 'catalog_check' => 0, 'vocabulary' => 0, 'places' => 0, 'duplicates' => 0, 'export' => 0,
        'near_miss' => 2, 'why' => 2, 'evaluate' => 2, 'who' => 2, 'difference' => 2, 'seal' => 2,
    ];

    /**
     * Several networks as one catalog, {"networks": [{"name", "path"}]}; who is missing stands in info() and in every answer. Errors:
     * networks-invalid, networks-missing.
     */
    public static function openNetworks(array|object|string $networks): self
    {
        $catalog = (new \ReflectionClass(self::class))->newInstanceWithoutConstructor();
        $catalog->opened('_open_networks', Passgenau::encoded($networks));
        return $catalog;
    }

    /** The JSON text of any function of the C header that takes a catalog, by its name there: text('match', $profile, near_misses: 5). */
    public function text(string $function, #[SensitiveParameter] mixed ...$given): string
    {
        // No array_map: its own frame in a stack trace would hold the profile.
        $texts = [];
        foreach (array_filter($given, is_int(...), ARRAY_FILTER_USE_KEY) as $document) {
            $texts[] = Passgenau::encoded($document);
        }
        $takes = self::DOCUMENTS[$function] ?? 1;
        if (count($texts) !== $takes) {
            throw new \ArgumentCountError("$function takes $takes documents, not " . count($texts));
        }
        $options = array_filter($given, is_string(...), ARRAY_FILTER_USE_KEY);
        $options += in_array($function, self::DATED, true) ? ['as_of' => date('Y-m-d')] : [];
        array_push($texts, ...(in_array($function, self::BARE, true) ? [] : [Passgenau::encoded($options)]));
        return Passgenau::text($function, $this->handle, ...$texts);
    }

    private function json(string $function, #[SensitiveParameter] mixed ...$given): mixed { return Passgenau::decoded($this->text($function, ...$given)); }

    /** Shows the newest committed state; true where something had changed. */
    public function refresh(): bool { return $this->flag('catalog_refresh'); }

    /** @return array{offers: int, revision: int} */
    public function info(): array { return $this->json('catalog_info'); }

    /** @return list<string> ids of all offers, sorted by bytes */
    public function ids(): array { return $this->json('catalog_ids'); }

    /** Reads everything and verifies every checksum; one problem for each offer that is damaged. */
    public function check(): array { return $this->json('catalog_check'); }

    /** One offer as it is stored now. Errors: offer-unknown. */
    public function offer(string $id): array { return $this->json('offer', $id); }

    /** The best offers for this family. Options: near_misses, ask, language, as_of. Errors: profile-invalid. */
    public function match(#[SensitiveParameter] array|object|string $profile, mixed ...$options): array { return $this->json('match', $profile, ...$options); }

    /** An answer for each profile, in order; where one is not valid, its "error" instead. Options: threads, language, as_of. */
    public function matchAll(#[SensitiveParameter] iterable|string $profiles, mixed ...$options): \Generator
    {
        $answers = $this->text('match_all', Passgenau::lines($profiles), ...$options);
        foreach (array_filter(explode("\n", $answers)) as $line) {
            yield Passgenau::decoded($line);
        }
    }

    /** Offers that fail exactly one condition, each with the smallest change after which it fits. Options: most, language, as_of. */
    public function nearMisses(#[SensitiveParameter] array|object|string $profile, mixed ...$options): array
    {
        return $this->json('near_misses', $profile, ...$options);
    }

    /** The same for one offer; null where it is no near miss. Options: language, as_of. */
    public function nearMiss(#[SensitiveParameter] array|object|string $profile, string $id, mixed ...$options): ?array
    {
        return $this->json('near_miss', $profile, $id, ...$options);
    }

    /** Every verdict for one offer, whether it matches or not. Options: language, as_of. */
    public function why(#[SensitiveParameter] array|object|string $profile, string $id, mixed ...$options): array
    {
        return $this->json('why', $profile, $id, ...$options);
    }

    /** What to ask the family next. Options: most, language, as_of. */
    public function ask(#[SensitiveParameter] array|object|string $profile, mixed ...$options): array { return $this->json('ask', $profile, ...$options); }

    /** The smallest set of offers that covers the needs, in order. Options: max_offers, max_contacts, language, as_of. */
    public function plan(#[SensitiveParameter] array|object|string $profile, mixed ...$options): array { return $this->json('plan', $profile, ...$options); }

    /** Which help there is for each need over time. Options: until, offers, language, as_of; text('pathway', $profile, format: 'svg') is the picture, 'ical' the calendar. */
    public function pathway(#[SensitiveParameter] array|object|string $profile, mixed ...$options): array
    {
        return $this->json('pathway', $profile, ...$options);
    }

    /** The offers that words lead to. Options: language, limit, unfinished. Errors: words-too-long, words-too-many. */
    public function search(#[SensitiveParameter] string $words, mixed ...$options): array { return $this->json('search', $words, ...$options); }

    /** Words of the offers that begin like the last word typed. Options: limit. */
    public function complete(#[SensitiveParameter] string $beginning, mixed ...$options): array { return $this->json('complete', $beginning, ...$options); }

    /** A needs profile out of a sentence, with the words each fact came from. Options: as_of. */
    public function read(#[SensitiveParameter] string $sentence, mixed ...$options): array { return $this->json('read', $sentence, ...$options); }

    /** What is wrong with an offer; a warning refuses nothing. */
    public function checkOffer(array|object|string $offer): array { return $this->json('check_offer', $offer); }

    /** What is wrong with a needs profile. Options: as_of. */
    public function checkProfile(#[SensitiveParameter] array|object|string $profile, mixed ...$options): array
    {
        return $this->json('check_profile', $profile, ...$options);
    }

    /** The concepts, for forms. Options: type, language; with a language labels are texts, without one arrays by language. */
    public function vocabulary(mixed ...$options): array { return $this->json('vocabulary', ...$options); }

    /** Rows of the catalog's gazetteer. Options, exactly one: postal_code, region, name. */
    public function places(mixed ...$options): array { return $this->json('places', ...$options); }

    /** Pairs of offers that are probably one. Options: least, across_sources. */
    public function duplicates(mixed ...$options): array { return $this->json('duplicates', ...$options); }

    /** All offers as others read them. Options: format, confidential, language, separator, byte_order_mark. */
    public function export(mixed ...$options): string { return $this->text('export', ...$options); }

    /** How good the order is, on families that somebody judged. Options: language, as_of. */
    public function evaluate(#[SensitiveParameter] iterable|string $profiles, iterable|string $judgements, mixed ...$options): array
    {
        return $this->json('evaluate', Passgenau::lines($profiles), Passgenau::lines($judgements), ...$options);
    }

    /** Whom an offer helps, whether it stands in the catalog or not yet: ids and scores. Options: as_of. */
    public function who(array|object|string $offer, #[SensitiveParameter] iterable|string $profiles, mixed ...$options): array
    {
        return $this->json('who', $offer, Passgenau::lines($profiles), ...$options);
    }

    /**
     * Where the network is thin for these families – or, as JSON text with prevalence: true, for those drawn from published shares. Options: what_if,
     * threads, as_of. text('gaps', …, format: 'html') gives the page for a committee; csv and geojson likewise.
     */
    public function gaps(#[SensitiveParameter] iterable|string $population, mixed ...$options): array
    {
        return $this->json('gaps', Passgenau::lines($population), ...$options);
    }

    /** Whose lists the catalog in this folder would change if it stood in the place of this one, and why. Options: threads, as_of. */
    public function difference(string $path, #[SensitiveParameter] iterable|string $profiles, mixed ...$options): array
    {
        return $this->json('difference', $path, Passgenau::lines($profiles), ...$options);
    }

    /** One file of this catalog's folder at its newest committed state, which every machine verifies when it opens it; the report goes with it. */
    public function seal(string $into, string $report = ''): array { return $this->json('seal', $into, $report); }
}

/** The one writer of a catalog, which it makes where there is none. Readers see nothing before commit(), then everything at once. */
final class CatalogWriter extends Handle {
    protected const KIND = 'writer';

    /** Adds an offer, or replaces the one with its id. Errors: offer-invalid, which harms nothing. */
    public function put(array|object|string $offer): array { return $this->result('writer_put', Passgenau::encoded($offer)); }

    /** Takes an offer out; false where there was none. */
    public function remove(string $id): bool { return $this->flag('writer_remove', $id); }

    /** A network's own concepts, in place of those it had. Errors: vocabulary-invalid. */
    public function setVocabulary(iterable|string $concepts): void { Passgenau::call('writer_set_vocabulary', [], $this->handle, Passgenau::lines($concepts)); }

    /** A GeoNames postal-code file or CSV with a header; what is wrong with rows that were left out. */
    public function setGazetteer(string $text): array { return $this->result('writer_set_gazetteer', $text); }

    /** Files as one batch; the report. Options: format, mapping, crosswalk, replace, strict, force, records. */
    public function importFiles(array $files, mixed ...$options): array
    {
        return $this->result('writer_import', Passgenau::encoded(['files' => array_values($files)] + $options));
    }

    /** The same for one text; file_name names it in problems. */
    public function importText(string $text, mixed ...$options): array
    {
        return $this->result('writer_import_text', $text, Passgenau::encoded($options));
    }

    /** Makes everything visible, durably. */
    public function commit(): void { Passgenau::call('writer_commit', [], $this->handle); }
}
