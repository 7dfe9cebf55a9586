<?php
// SPDX-License-Identifier: GPL-2.0-or-later
// Every function once, through the class that has it.
declare(strict_types=1);

use Passgenau\Catalog;
use Passgenau\CatalogWriter;
use Passgenau\Passgenau;

require __DIR__ . '/Check.php';

Check::that(preg_match('/^\d+\.\d+\.\d+$/', Passgenau::version()) === 1, 'version');
Check::that(in_array('passgenau', array_column(Passgenau::components(), 'name'), true), 'components');
Check::equal(true, array_column(Passgenau::languages(), 'right_to_left', 'tag')['ar'], 'languages');

// FFI knows every function of the header.
preg_match_all('/\bpassgenau_[a-z_]+(?=\()/', file_get_contents(getenv('PASSGENAU_SOURCE') . '/include/passgenau.h'), $found);
Check::that(count($found[0]) >= 35, 'functions of the header');
foreach ($found[0] as $function) {
    Check::that(is_callable([Passgenau::c(), $function]) && Passgenau::c()->$function !== null, $function);
}

Check::inFolder(function (string $folder): void {
    Check::write("$folder/catalog", OFFERS);
    $both = Catalog::openNetworks(['networks' => [['name' => 'here', 'path' => "$folder/catalog"], ['name' => 'there', 'path' => "$folder/none"]]]);
    Check::equal(['here:a/cafe', 'here:b/hebamme', 'here:c/kurs'], $both->ids(), 'several networks');
    Check::equal(['name' => 'there', 'state' => 'absent', 'problem' => 'catalog-missing'], $both->info()['networks'][1], 'a missing one');
});

Check::withSample(function (Catalog $catalog): void {
    Check::equal(['offers' => 3, 'revision' => 1], $catalog->info(), 'info');
    Check::equal(['a/cafe', 'b/hebamme', 'c/kurs'], $catalog->ids(), 'ids');
    Check::equal([], $catalog->check(), 'check');
    Check::equal('Elterncafé', $catalog->offer('a/cafe')['title']['de'], 'offer');
    Check::equal(false, $catalog->refresh(), 'nothing changed');

    $answer = $catalog->match(FAMILY);
    Check::equal('b/hebamme', $answer['matches'][0]['offer'], 'match');
    Check::equal($answer, $catalog->match(json_encode(FAMILY)), 'a profile as text');
    Check::equal($answer, $catalog->match((object) FAMILY), 'a profile as object');
    Check::equal($answer, json_decode($catalog->text('match', FAMILY), true), 'an answer as text');
    foreach (array_column(Passgenau::languages(), 'tag') as $language) {
        Check::that($catalog->match(FAMILY, language: $language)['matches'][0]['sentence'] !== '', "sentence: $language");
    }
    Check::that($catalog->match([])['matches'] !== [], 'a family that says nothing');
    $near = $catalog->nearMisses(FAMILY, most: 5);
    Check::equal('c/kurs', $near[0]['offer'], 'near misses');
    Check::equal($near[0], $catalog->nearMiss(FAMILY, 'c/kurs'), 'near miss');
    Check::equal(null, $catalog->nearMiss(FAMILY, 'b/hebamme'), 'no near miss');
    Check::equal($near, $catalog->match(FAMILY, near_misses: 5)['near_misses'], 'near misses of an answer');
    Check::contains($catalog->text('why', FAMILY, 'c/kurs'), '"verdict":"unmet"');
    Check::equal(json_decode($catalog->text('why', FAMILY, 'c/kurs'), true), $catalog->why(FAMILY, 'c/kurs'), 'why');
    Check::that(count($catalog->ask(FAMILY, most: 2)) <= 2, 'ask');

    Check::equal(1, $catalog->plan(FAMILY, max_offers: 1)['steps'][0]['contact'], 'plan');
    Check::equal('2027-06-01', $catalog->pathway(FAMILY, until: '2027-06-01')['until'], 'pathway');
    Check::contains($catalog->text('pathway', FAMILY, format: 'svg'), '</svg>');

    Check::contains($catalog->text('search', 'Hebammen', language: 'de', limit: 5), '"offer":"b/hebamme"');
    Check::that($catalog->search('Hebammen') !== [], 'search');
    Check::equal('hebamme', $catalog->complete('Hebam')[0]['word'], 'complete');
    Check::equal('child/excessive-crying', $catalog->read('Baby schreit nur')['profile']['needs'][0]['burden'], 'read');

    // A line end inside a document does not end it.
    $profiles = [FAMILY, "{\"id\":\"fam\",\r\n\"profile\":" . json_encode(FAMILY) . '}', ['children' => 7]];
    $answers = iterator_to_array($catalog->matchAll($profiles, threads: 2));
    Check::equal(3, count($answers), 'lines');
    Check::equal($answer, $answers[0], 'first of many');
    Check::equal(['id' => 'fam'] + $answer, $answers[1], 'second of many');
    Check::equal('profile-invalid', $answers[2]['error']['code'], 'third of many');
    foreach (['', " \t", "\r\n"] as $blank) {
        try {
            iterator_to_array($catalog->matchAll([FAMILY, $blank, FAMILY]));
            Check::that(false, 'a blank document');
        } catch (InvalidArgumentException) {
            Check::that(true, 'a blank document would get no answer');
        }
    }

    Check::equal([], $catalog->checkOffer(['id' => 'x', 'title' => ['de' => 'x']]), 'a good offer');
    Check::equal('/id', $catalog->checkOffer(['title' => ['de' => 'x']])[0]['pointer'], 'a bad offer');
    Check::equal([], $catalog->checkProfile(FAMILY), 'a good profile');
    Check::equal('/needs', $catalog->checkProfile(['needs' => 7])[0]['pointer'], 'a bad profile');
    Check::that(in_array('midwifery/midwife', array_column($catalog->vocabulary(type: 'kind', language: 'de'), 'id'), true), 'vocabulary');
    Check::equal([], $catalog->places(postal_code: '64283'), 'no gazetteer, no places');
    Check::equal([], $catalog->duplicates(least: 0.5)['candidates'], 'duplicates');
    Check::equal(3, substr_count($catalog->export(format: 'jsonl'), "\n"), 'export');
    $family = ['id' => 'f', 'case' => '', 'profile' => FAMILY];
    $judgement = ['profile' => 'f', 'offer' => 'b/hebamme', 'grade' => 3];
    Check::contains(json_encode($catalog->evaluate([$family], [$judgement], language: 'de')), 'ndcg');
    Check::equal('f', $catalog->who(['id' => 'n', 'title' => ['de' => 'N']], [$family])['families'][0]['id'], 'who');
    Check::equal(5, $catalog->gaps([$family])['least_cell'], 'gaps');
    Check::contains($catalog->text('gaps', json_encode($family), format: 'html', language: 'en'), '<html lang="en">');

    $undated = ['children' => [['born' => '2026-08-20']]];
    Check::equal($catalog->match($undated, as_of: date('Y-m-d')), $catalog->match($undated), 'today, where nobody names a day');
    Check::that(!str_contains($catalog->text('match', $undated, as_of: '2040-01-01'), 'b/hebamme'), "the caller's day");
    Check::equal($answer, $catalog->match(FAMILY, as_of: '2040-01-01'), "the profile's day");
});

Check::inFolder(function (string $folder): void {
    $path = "$folder/catalog";
    Check::write($path, OFFERS);
    $catalog = new Catalog($path);
    Check::equal([], $catalog->difference($path, [['id' => 'f', 'profile' => FAMILY]])['lists'], 'difference');
    Check::equal($catalog->info()['offers'], $catalog->seal($path . '.sealed', '{}')['offers'], 'seal');
    $writer = new CatalogWriter($path);
    Check::equal(['replaced' => true, 'problems' => []], $writer->put(['id' => 'a/cafe', 'title' => ['de' => 'Neu']]), 'put');
    Check::equal(true, $writer->remove('c/kurs'), 'removed');
    Check::equal(false, $writer->remove('c/kurs'), 'gone already');
    $writer->setVocabulary([['type' => 'burden', 'id' => 'child/own', 'broader' => ['child'], 'label' => ['de' => 'Eigenes']]]);
    Check::equal([], $writer->setGazetteer("postal_code,name,region,lat,lon\n64283,Darmstadt,06411000,49.87,8.65\n"), 'gazetteer');
    Check::equal(false, $catalog->refresh(), 'nothing is visible before the commit');
    $writer->commit();
    Check::equal(true, $catalog->refresh(), 'changed');
    Check::equal(['offers' => 2, 'revision' => 2], $catalog->info(), 'after the commit');
    Check::that(in_array('child/own', array_column($catalog->vocabulary(type: 'burden'), 'id'), true), 'own concept');
    Check::equal('Darmstadt', $catalog->places(postal_code: '64283')[0]['name'], 'places');
    Check::refused('catalog-locked', fn () => new CatalogWriter($path));
});

Check::inFolder(function (string $folder): void {
    $file = "$folder/offers \"ä\".jsonl";
    file_put_contents($file, implode("\n", OFFERS) . "\n");
    $writer = new CatalogWriter("$folder/catalog");
    Check::equal(3, $writer->importFiles([$file], records: true)['accepted'], 'files');
    $mapping = json_decode('{"mapping":1,"input":{"format":"csv","separator":";","encoding":"iso-8859-1"},
        "fields":[{"from":"/nr","to":"/id"},{"from":"/name","to":"/title/de"}]}');
    $report = $writer->importText("nr;name\n1;Caf\xe9\n", format: 'csv', mapping: $mapping, file_name: 'mine.csv');
    Check::equal(1, $report['accepted'], 'text');
    $writer->commit();
    $writer->close();
    Check::equal('Café', (new Catalog("$folder/catalog"))->offer('1')['title']['de'], 'another encoding');
});
Check::done(100);
