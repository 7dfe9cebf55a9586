<?php
// SPDX-License-Identifier: GPL-2.0-or-later
// Every golden case of tests/cases, byte by byte, offers in both orders.
declare(strict_types=1);

use Passgenau\Catalog;
use Passgenau\CatalogWriter;
use Passgenau\Passgenau;

require __DIR__ . '/Check.php';

/** As the library writes it; objects stay objects, so that an empty one does. */
function canonical(mixed $value): string
{
    return json_encode($value, JSON_UNESCAPED_UNICODE | JSON_UNESCAPED_SLASHES | JSON_UNESCAPED_LINE_TERMINATORS | JSON_THROW_ON_ERROR);
}

function answer(Catalog $catalog, stdClass $golden): string
{
    $options = (array) ($golden->options ?? []);
    if (isset($golden->error) && !isset($golden->profile->as_of)) {
        // That the day is absent is the case: the binding's own default would hide it.
        $handle = (fn () => $this->handle)->call($catalog);
        return Passgenau::text('match', $handle, canonical($golden->profile), canonical((object) $options));
    }
    return $catalog->text('match', canonical($golden->profile), ...$options);
}

function run(string $folder, stdClass $golden, bool $reversed, string $name): void
{
    $writer = new CatalogWriter($folder);
    if (isset($golden->vocabulary)) {
        $writer->setVocabulary($golden->vocabulary);
    }
    if (isset($golden->gazetteer)) {
        Check::equal([], $writer->setGazetteer($golden->gazetteer), $name);
    }
    foreach ($reversed ? array_reverse($golden->offers) : $golden->offers as $offer) {
        $writer->put($offer);
    }
    $writer->commit();
    $writer->close();

    $catalog = new Catalog($folder);
    if (isset($golden->why)) {
        foreach ($golden->why as $id => $judgement) {
            Check::equal(canonical($judgement), $catalog->text('why', canonical($golden->profile), (string) $id), "$name $id");
        }
    } elseif (isset($golden->error)) {
        $refused = Check::refused('profile-invalid', fn () => answer($catalog, $golden));
        $details = array_map(fn (array $detail) => ['code' => $detail['code'], 'pointer' => $detail['pointer'] ?? ''], $refused->details);
        usort($details, fn (array $one, array $other) => [$one['pointer'], $one['code']] <=> [$other['pointer'], $other['code']]);
        Check::equal(canonical($golden->error), canonical(['code' => $refused->name, 'details' => $details]), $name);
    } else {
        Check::equal(canonical($golden->answer), answer($catalog, $golden), $name);
    }
}

$files = glob(getenv('PASSGENAU_SOURCE') . '/tests/cases/*.json');
foreach ($files as $file) {
    $golden = json_decode(file_get_contents($file), flags: JSON_THROW_ON_ERROR);
    foreach ([false, true] as $reversed) {
        Check::inFolder(fn (string $folder) => run("$folder/catalog", $golden, $reversed, basename($file)));
    }
}
echo 'cases: ', count($files), "\n";
Check::done(300);
