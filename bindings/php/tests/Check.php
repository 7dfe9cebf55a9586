<?php
// SPDX-License-Identifier: GPL-2.0-or-later
// Counts what was checked, says what failed, and ends the program with it; and folders that are gone afterwards.
declare(strict_types=1);

use Passgenau\Catalog;
use Passgenau\CatalogWriter;
use Passgenau\PassgenauException;

error_reporting(E_ALL);
set_error_handler(function (int $level, string $message, string $file, int $line): never {
    throw new ErrorException($message, 0, $level, $file, $line);
});
require getenv('PACKAGE') . '/Passgenau.php';

const OFFERS = [
    '{"id":"a/cafe","title":{"de":"Elterncafé"},"addresses":["family-situation/social-isolation"],"sites":[{"lat":49.88,"lon":8.66}]}',
    '{"id":"b/hebamme","title":{"de":"Hebamme"},"kinds":["midwifery/midwife"],"child_age":{"until":"P1Y"},"remote":["phone"]}',
    '{"id":"c/kurs","title":{"de":"Kurs"},"child_age":{"from":"P6M"},"remote":["phone"]}',
];
const FAMILY = [
    'as_of' => '2026-11-21',
    'children' => [['born' => '2026-08-20']],
    'needs' => [['kind' => 'midwifery/midwife']],
    'home' => ['lat' => 49.87, 'lon' => 8.65],
];

final class Check
{
    private static int $checked = 0;
    private static int $failed = 0;

    public static function that(bool $holds, string $what): void
    {
        ++self::$checked;
        if (!$holds) {
            ++self::$failed;
            echo "FAILED: $what\n";
        }
    }

    public static function equal(mixed $expected, mixed $got, string $what): void
    {
        self::that($expected === $got, "$what\n  expected: " . json_encode($expected) . "\n  got:      " . json_encode($got));
    }

    public static function contains(string $text, string $part): void
    {
        self::that(str_contains($text, $part), "no $part in $text");
    }

    /** The call fails with this code. */
    public static function refused(string $code, Closure $call): PassgenauException
    {
        try {
            $call();
        } catch (PassgenauException $e) {
            self::equal($code, $e->name, 'code');
            return $e;
        }
        throw new AssertionError("not refused: $code");
    }

    /** Hands over a folder that does not exist yet. */
    public static function inFolder(Closure $body): void
    {
        $folder = sys_get_temp_dir() . '/passgenau-php-' . bin2hex(random_bytes(8));
        mkdir($folder, 0700);
        try {
            $body($folder);
        } finally {
            $inside = new RecursiveDirectoryIterator($folder, FilesystemIterator::SKIP_DOTS);
            foreach (new RecursiveIteratorIterator($inside, RecursiveIteratorIterator::CHILD_FIRST) as $path) {
                $path->isDir() ? rmdir($path->getPathname()) : unlink($path->getPathname());
            }
            rmdir($folder);
        }
    }

    public static function write(string $path, iterable $offers): void
    {
        $writer = new CatalogWriter($path);
        foreach ($offers as $offer) {
            $writer->put($offer);
        }
        $writer->commit();
        $writer->close();
    }

    /** A catalog of the three offers. */
    public static function withSample(Closure $body): void
    {
        self::inFolder(function (string $folder) use ($body): void {
            self::write("$folder/catalog", OFFERS);
            $body(new Catalog("$folder/catalog"));
        });
    }

    public static function done(int $atLeast): never
    {
        self::that(self::$checked >= $atLeast, 'fewer checks than there should be: ' . self::$checked);
        echo self::$checked - self::$failed, ' passed, ', self::$failed, " failed\n";
        exit(self::$failed === 0 ? 0 : 1);
    }
}
