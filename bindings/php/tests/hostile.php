<?php
// SPDX-License-Identifier: GPL-2.0-or-later
// Hostile profiles, the same bytes for every binding: each leads to an error or an answer, and nothing tells of them.
declare(strict_types=1);

use Passgenau\Catalog;
use Passgenau\PassgenauException;

require __DIR__ . '/Check.php';

/** Half of the marker is too much, too. ctest looks for it in whatever this process writes. */
const MARKER = 'Kanari';
/** Their answers repeat what they were given, for that is what they are for. */
const REPEATING = ['search', 'complete', 'read'];

$profiles = array_map(hex2bin(...), file(getenv('PASSGENAU_HOSTILE_PROFILES'), FILE_IGNORE_NEW_LINES));
Check::that(count($profiles) >= 1000 && count(array_filter($profiles, tells(...))) === count($profiles), 'every profile holds the marker');

function tells(string $text): bool { return str_contains($text, MARKER); }

/** All that a log could get of an error, arguments in the stack trace included. */
function everything(Throwable $e): string
{
    return $e . print_r($e, true) . json_encode($e);
}

/** @return array<string, Closure> a call for every method of Catalog that takes a profile, or words of one */
function calls(Catalog $catalog, string $path): array
{
    $words = ['language' => 'de', 'as_of' => '2026-11-21'];
    $profile = fn (): string => $GLOBALS['profile'];
    $lines = fn (): array => ['{"id":"f","profile":' . $GLOBALS['profile'] . '}'];
    return [
        'match' => fn () => $catalog->match($profile(), ...$words, near_misses: 2, ask: 2),
        'matchAll' => fn () => iterator_to_array($catalog->matchAll($lines(), ...$words)),
        'nearMisses' => fn () => $catalog->nearMisses($profile(), ...$words),
        'nearMiss' => fn () => $catalog->nearMiss($profile(), 'a/cafe', ...$words),
        'why' => fn () => $catalog->why($profile(), 'a/cafe', ...$words),
        'ask' => fn () => $catalog->ask($profile(), ...$words),
        'plan' => fn () => $catalog->plan($profile(), ...$words),
        'pathway' => fn () => $catalog->pathway($profile(), ...$words),
        'search' => fn () => $catalog->search($profile()),
        'complete' => fn () => $catalog->complete($profile()),
        'read' => fn () => $catalog->read($profile()),
        'checkProfile' => fn () => $catalog->checkProfile($profile()),
        'evaluate' => fn () => $catalog->evaluate($lines(), ['{"profile":"f","offer":"a/cafe","grade":1}']),
        'who' => fn () => $catalog->who(OFFERS[0], $lines()),
        'gaps' => fn () => $catalog->gaps($lines()),
        'difference' => fn () => $catalog->difference($path, $lines()),
        'text' => fn () => $catalog->text('pathway', $profile(), format: 'svg'),
    ];
}

/** Whether the call refused the profile; it tells of it nowhere. */
function refuses(string $name, Closure $call, int $number): bool
{
    try {
        $answer = $call();
    } catch (PassgenauException | InvalidArgumentException $e) {
        // What PHP cannot write as JSON is its own error; text goes through untouched.
        $known = $e instanceof PassgenauException ? $e->getCode() > 0 && $e->name !== 'internal' : is_array($GLOBALS['profile']);
        if (!$known || tells(everything($e))) {
            Check::that(false, "$name tells of profile $number, or fails by it");
        }
        return true;
    }
    if (!in_array($name, REPEATING, true) && tells(json_encode($answer, JSON_UNESCAPED_UNICODE))) {
        Check::that(false, "the answer of $name tells of profile $number");
    }
    return false;
}

/** Methods with a parameter that is marked as sensitive: those that take a profile. */
$sensitive = array_filter(
    (new ReflectionClass(Catalog::class))->getMethods(ReflectionMethod::IS_PUBLIC),
    fn (ReflectionMethod $method) => array_filter(
        $method->getParameters(),
        fn (ReflectionParameter $one) => $one->getAttributes(SensitiveParameter::class),
    ),
);

// What a closure keeps stands in the traces behind it: the profiles are taken from elsewhere.
Check::inFolder(function (string $folder) use ($sensitive): void {
    global $profiles;
    $path = "$folder/catalog";
    Check::write($path, OFFERS);
    $catalog = new Catalog($path);
    $calls = calls($catalog, $path);
    $names = array_column($sensitive, 'name');
    sort($names);
    $called = array_keys($calls);
    sort($called);
    Check::equal($names, $called, 'every method that takes a profile');

    [$refused, $asked] = [[], []];
    foreach ($calls as $name => $call) {
        [$refused[$name], $asked[$name]] = [0, 0];
        // Every seventh for what opens a catalog each time, which takes longer than all others together.
        for ($number = 0; $number < count($profiles); $number += $name === 'difference' ? 7 : 1) {
            $GLOBALS['profile'] = $profiles[$number];
            $refused[$name] += (int) refuses($name, $call, $number);
            ++$asked[$name];
        }
    }
    echo count($profiles), ' profiles; refused: ', json_encode($refused), "\n";
    // A line that is refused, and what checkProfile finds, are answers.
    Check::equal([0, 0], [$refused['matchAll'], $refused['checkProfile']], 'answers');
    foreach (array_diff($called, REPEATING, ['matchAll', 'checkProfile']) as $name) {
        Check::that($refused[$name] > 0.8 * $asked[$name] && $refused[$name] < $asked[$name], "$name refused $refused[$name]");
    }

    $values = 0;
    foreach ($profiles as $number => $json) {
        $value = json_decode($json, true, 64);
        if (!is_array($value)) {
            continue;
        }
        ++$values;
        $GLOBALS['profile'] = $value;
        foreach (['match', 'checkProfile'] as $name) {
            refuses($name, fn () => $catalog->$name($GLOBALS['profile']), $number);
        }
        $GLOBALS['profile']['words'] = "\xff";
        Check::that(refuses('match', fn () => $catalog->match($GLOBALS['profile']), $number), 'bytes that are no text');
    }
    Check::that($values > 1000, "$values values");

    $GLOBALS['profile'] = $profiles[0];
    $answers = $catalog->matchAll([$GLOBALS['profile']]);
    foreach ([$catalog, $answers] as $holding) {
        ob_start();
        var_dump($holding);
        var_export($holding);
        $shown = ob_get_clean() . print_r($holding, true) . json_encode($holding);
        Check::that(!tells($shown), get_debug_type($holding) . ' shows a profile');
    }

    // What nobody catches, as PHP writes it with everything it can.
    $program = 'require $argv[1]; $catalog = new Passgenau\Catalog($argv[2]); $catalog->match(stream_get_contents(STDIN));';
    $settings = ['display_errors=stderr', 'log_errors=1', 'zend.exception_ignore_args=0', 'zend.exception_string_param_max_len=1000'];
    $given = array_merge(...array_map(fn (string $one) => ['-d', $one], $settings));
    $command = [PHP_BINARY, ...$given, '-r', $program, getenv('PACKAGE') . '/Passgenau.php', $path];
    $run = proc_open($command, [['pipe', 'r'], ['pipe', 'w'], ['redirect', 1]], $pipes);
    fwrite($pipes[0], $profiles[0]);
    fclose($pipes[0]);
    $said = stream_get_contents($pipes[1]);
    Check::equal(255, proc_close($run), 'exit status');
    Check::contains(tells($said) ? '' : $said, 'Uncaught Passgenau\PassgenauException: the needs profile is not valid');
});
Check::done(1000);
