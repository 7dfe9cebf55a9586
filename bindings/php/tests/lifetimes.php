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

    // What is opened, answered and refused piles up neither in PHP nor beside it, where PHP's own count does not look.
    $rounds = function (int $rounds) use ($path, $catalog, $folder): void {
        for ($i = 0; $i < $rounds; ++$i) {
            Check::that((new Catalog($path))->info()['offers'] === 1, 'open');
            Check::refused('catalog-missing', fn () => new Catalog("$folder/nowhere"));
            for ($call = 0; $call < 5; ++$call) {
                $catalog->match(FAMILY);
                $catalog->export();
                Check::refused('profile-invalid', fn () => $catalog->match(['limit' => 0]));
            }
        }
    };
    // Pages in memory, and files that are open.
    $held = fn (): array => [(int) explode(' ', file_get_contents('/proc/self/statm'))[1], count(scandir('/proc/self/fd'))];
    if (!is_readable('/proc/self/statm')) {
        return;
    }
    $rounds(200);
    [$pages, $files] = $held();
    $rounds(1000);
    [$morePages, $moreFiles] = $held();
    // 15,000 results and errors of 100 bytes and more would be 400 pages at least.
    Check::that($morePages - $pages < 200, 'pages grow with calls: ' . $morePages - $pages);
    Check::equal($files, $moreFiles, 'open files');
});
Check::done(1000);
