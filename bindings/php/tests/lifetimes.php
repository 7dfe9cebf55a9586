<?php
// SPDX-License-Identifier: GPL-2.0-or-later
// Use after closing, closing twice, what nobody closed, and copies.
declare(strict_types=1);

use Passgenau\Catalog;
use Passgenau\CatalogWriter;

require __DIR__ . '/Check.php';

Check::withSample(function (Catalog $catalog): void {
    $catalog->close();
    Check::refused('handle-closed', fn () => $catalog->match(FAMILY));
    Check::refused('handle-closed', fn () => $catalog->refresh());
    $catalog->close();
    Check::refused('handle-closed', fn () => $catalog->info());
});

Check::inFolder(function (string $folder): void {
    $path = "$folder/catalog";
    $writer = new CatalogWriter($path);
    $writer->put(OFFERS[0]);
    // The destructor closes: the lock is free, and what was not committed is gone.
    unset($writer);
    $writer = new CatalogWriter($path);
    $writer->put(OFFERS[1]);
    $writer->commit();
    $writer->close();
    Check::refused('handle-closed', fn () => $writer->commit());
    $catalog = new Catalog($path);
    Check::equal(['b/hebamme'], $catalog->ids(), 'committed');

    foreach ([fn () => clone $catalog, fn () => serialize($catalog)] as $copying) {
        try {
            $copying();
            Check::that(false, 'a handle has no copy');
        } catch (Throwable) {
            Check::that(true, 'a handle has no copy');
        }
    }
    Check::equal(['b/hebamme'], $catalog->ids(), 'unharmed by that');

    // A thousand opened and dropped: nothing piles up.
    for ($i = 0; $i < 1000; ++$i) {
        Check::that((new Catalog($path))->info()['offers'] === 1, 'open');
    }
    $before = memory_get_usage();
    for ($i = 0; $i < 5000; ++$i) {
        $catalog->match(FAMILY);
    }
    Check::that(memory_get_usage() - $before < 100_000, 'PHP memory grows with calls: ' . memory_get_usage() - $before);
});
Check::done(1000);
