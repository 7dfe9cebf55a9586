<?php
// SPDX-License-Identifier: GPL-2.0-or-later
// overhead.php CATALOG PROFILE CALLS: the median time of match through PHP, in microseconds, as text and as arrays.
declare(strict_types=1);

require getenv('PACKAGE') . '/Passgenau.php';

[, $path, $file, $calls] = $argv;
$begin = hrtime(true);
Passgenau\Passgenau::c();
printf("%-18s %8.2f\n", 'PHP, first use', (hrtime(true) - $begin) / 1e3);

$calls = (int) $calls;
$profile = file_get_contents($file);
$catalog = new Passgenau\Catalog($path);
$ways = [
    'PHP, text' => fn () => $catalog->text('match', $profile, as_of: '2026-11-21'),
    'PHP, arrays' => fn () => $catalog->match($profile, as_of: '2026-11-21'),
];
foreach ($ways as $name => $way) {
    $times = [];
    // As many again to warm up.
    for ($call = -$calls; $call < $calls; ++$call) {
        $begin = hrtime(true);
        $answer = $way();
        if ($call >= 0) {
            $times[] = (hrtime(true) - $begin) / 1e3;
        }
    }
    sort($times);
    $bytes = is_string($answer) ? strlen($answer) : strlen(json_encode($answer));
    printf("%-18s %8.2f  %8.2f  %d\n", $name, $times[intdiv($calls, 2)], $times[intdiv($calls * 99, 100)], $bytes);
}
