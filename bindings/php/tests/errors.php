<?php
// SPDX-License-Identifier: GPL-2.0-or-later
// The table, what an exception tells, and what it must not.
declare(strict_types=1);

use Passgenau\Catalog;
use Passgenau\CatalogWriter;
use Passgenau\Passgenau;
use Passgenau\PassgenauException;

require __DIR__ . '/Check.php';

$codes = Passgenau::codes();
Check::that(count($codes) >= 88, 'codes');
Check::equal(count($codes), count(array_unique(array_column($codes, 'number'))), 'one number each');
foreach ($codes as $code) {
    $e = new PassgenauException($code['number'], json_encode(['code' => $code['name'], 'message' => 'm']));
    Check::equal($code, $e->row(), 'the row of the table');
    Check::equal($code['name'], $e->name, 'name');
}
$unheard = new PassgenauException(9999, '{"code":"from-the-future","message":"m"}');
Check::equal('from-the-future', $unheard->row()['name'], 'a code that is not in the table');

/** All that a log could get of an exception, arguments in the stack trace included. */
function everything(Throwable $e): string
{
    return $e . print_r($e, true) . print_r($e->getTrace(), true);
}

Check::withSample(function (Catalog $catalog): void {
    $secret = ['as_of' => '2026-11-21', 'needs' => [['burden' => 'child/secret-word']], 'reach_km' => -4711];
    $calls = [
        fn () => $catalog->match($GLOBALS['secret']),
        fn () => $catalog->match(json_encode($GLOBALS['secret'])),
        fn () => $catalog->nearMisses($GLOBALS['secret']),
        fn () => $catalog->nearMiss($GLOBALS['secret'], 'a/cafe'),
        fn () => $catalog->why($GLOBALS['secret'], 'a/cafe'),
        fn () => $catalog->ask($GLOBALS['secret']),
    ];
    $GLOBALS['secret'] = $secret;
    foreach ($calls as $call) {
        $e = Check::refused('profile-invalid', $call);
        Check::equal(['/needs/0/burden', '/reach_km'], array_column($e->details, 'pointer'), 'every problem at once');
        Check::contains($e->getMessage(), '/needs/0/burden: ');
        $said = everything($e);
        Check::that(!str_contains($said, 'secret-word') && !str_contains($said, '4711'), 'a value of the profile in a message');
    }
    $GLOBALS['secret'] = ['case' => "secret-word \xff"];
    foreach ([fn () => $catalog->match($GLOBALS['secret']), fn () => $catalog->matchAll([$GLOBALS['secret']])->current()] as $call) {
        try {
            $call();
            Check::that(false, 'bytes that are no text');
        } catch (InvalidArgumentException $wrong) {
            Check::that(!str_contains(everything($wrong), 'secret-word'), 'a value of the profile in a wrong call');
        }
    }
    $GLOBALS['secret'] = '{"case":"secret-word"}';
    $wrong = [
        fn () => $catalog->text('match', $GLOBALS['secret'], $GLOBALS['secret']),
        fn () => $catalog->text('near_miss', $GLOBALS['secret']),
        fn () => $catalog->text('why', $GLOBALS['secret'], 'a', $GLOBALS['secret']),
        fn () => $catalog->text('catalog_ids', $GLOBALS['secret']),
        fn () => $catalog->text('match'),
    ];
    foreach ($wrong as $call) {
        try {
            $call();
            Check::that(false, 'a wrong number of documents');
        } catch (ArgumentCountError $e) {
            Check::that(!str_contains(everything($e), 'secret-word'), 'a profile in the error of a wrong number of documents');
        }
    }
    Check::that(!str_contains(print_r($catalog, true), 'secret'), 'nothing is kept');

    Check::refused('profile-invalid', fn () => $catalog->match('{"case":'));
    Check::refused('options-invalid', fn () => $catalog->match(FAMILY, colour: 'red'));
    Check::refused('options-invalid', fn () => $catalog->match(FAMILY, near_misses: 201));
    Check::refused('language-unsupported', fn () => $catalog->match(FAMILY, language: 'xx'));
    $e = Check::refused('offer-unknown', fn () => $catalog->offer('nobody'));
    Check::equal('error', $e->row()['severity'], 'severity');
    Check::equal($e->getCode(), $e->row()['number'], 'number');
    try {
        $catalog->match(null);
        Check::that(false, 'null is a profile');
    } catch (TypeError) {
        Check::that(true, "a wrong call is the language's own error");
    }
});

Check::inFolder(function (string $folder): void {
    $missing = Check::refused('catalog-missing', fn () => new Catalog("$folder/nowhere"));
    Check::contains($missing->inFile, 'nowhere');
    $writer = new CatalogWriter("$folder/catalog");
    $e = Check::refused('offer-invalid', fn () => $writer->put(['id' => 'x', 'title' => ['de' => 'x'], 'child_age' => 7]));
    Check::equal('/child_age', $e->details[0]['pointer'], 'pointer');
    $e = Check::refused('vocabulary-invalid', fn () => $writer->setVocabulary([['type' => 'burden', 'id' => 'child/own']]));
    Check::equal(1, $e->details[0]['line'], 'line');
    Check::contains($e->getMessage(), 'line 1');
});
Check::done(200);
