// SPDX-License-Identifier: GPL-2.0-or-later
#include "text/stop_words.hpp"

#include <algorithm>
#include <array>
#include <unordered_set>

namespace passgenau {

namespace {

struct List {
  std::string_view language = {};
  std::string_view words = {};
};

// Written for questions of families, as `exact_form` writes them (ß is ss); "kein" and "nicht" are among them because offers say what they have.
constexpr std::array<List, 7> lists{{
    {"de",
     "der die das den dem des ein eine einen einem einer eines und oder aber in im an am auf aus bei beim "
     "mit nach von "
     "vom zu zum zur für um über unter vor durch gegen ohne bis ist sind war waren wird werden wurde wurden "
     "sein hat habe "
     "haben hatte kann können könnte könnten muss müssen soll sollen sollte darf dürfen will wollen möchte "
     "möchten mag "
     "ich du er sie es wir ihr mich mir dich dir sich uns euch ihm ihn ihnen mein meine meinen meinem meiner "
     "meines dein "
     "deine deiner seine seinen seiner ihre ihren ihrem ihrer ihres unser unsere unseren unserer man wer was "
     "wo wie wann "
     "warum welche welcher welches welchen welchem wieso weshalb woher wohin wen wem wessen nicht kein keine "
     "keinen nur "
     "nun auch noch schon so als wenn dass ob da dort hier dann denn weil wofür woran womit worauf wozu "
     "worüber dies "
     "diese dieser dieses diesen diesem jede jeder jedes jeden alle allen aller gibt geben bin bist seid "
     "sehr mehr viel "
     "viele etwas nichts mal bitte suche suchen brauche brauchen bekomme bekommen bekommt finde finden "
     "findet gerne gern "
     "tun lassen zwischen während bereits sowie bzw zb damit daher"},
    {"en",
     "the a an of to in for and or is are am was were be been do does did can could what how where when who "
     "which why my "
     "your their his her its our it with on from by as at if have has had should would will shall may might "
     "must i you he "
     "she they we there that this these those not no any some get gets getting find need needs want wants "
     "looking please "
     "me us them than then so but about into out up"},
    {"tr",
     "ve veya bir bu şu o ben sen biz siz onlar için ile de da mi mı mu mü ne nasıl nerede kim hangi var yok "
     "daha çok "
     "gibi ama benim bana istiyorum arıyorum ihtiyacım lazım olan"},
    {"ar",
     "في من على إلى الى عن مع هذا هذه ذلك تلك هو هي هم أنا انا نحن أنت ما ماذا كيف أين اين متى من هل لا لم "
     "لن أن ان إن "
     "كان كانت يكون أو او و ثم قد لي لدي عندي أريد اريد أبحث ابحث أحتاج احتاج التي الذي"},
    {"ru",
     "и в во не что он на я с со как а то все она так его но да ты к у же вы за бы по только ее мне было вот "
     "от меня еще "
     "нет о из ему ли если или быть был него до вас где есть для мы их чем была сам без кто какой ищу нужна "
     "нужен нужно "
     "хочу можно мой моя мое как куда"},
    {"uk",
     "і й та в у на я з із зі що як не це до за по але він вона воно ми ви вони для від є чи де коли хто "
     "мені мене мій "
     "моя моє шукаю потрібна потрібен потрібно хочу можна якщо або бути був була куди який яка про"},
    {"pl",
     "i w we na z ze do nie to się jest o a co jak że po za od ale czy dla ja ty on ona my wy oni mi mnie "
     "mój moja moje "
     "gdzie kiedy kto który która które szukam potrzebuję chcę są być był była oraz lub przez przy ten ta "
     "te"},
}};

using Set = std::unordered_set<std::string_view>;

Set words_of(std::string_view text) {
  Set words;
  while (!text.empty()) {
    const std::size_t end = std::min(text.find(' '), text.size());
    if (end > 0) words.insert(text.substr(0, end));
    text.remove_prefix(std::min(end + 1, text.size()));
  }
  return words;
}

const std::array<Set, lists.size()>& sets() {
  static const std::array<Set, lists.size()> all = [] {
    std::array<Set, lists.size()> read;
    for (std::size_t i = 0; i < lists.size(); ++i)
      read[i] = words_of(lists[i].words);
    return read;
  }();
  return all;
}

}  // namespace

bool is_stop_word(std::string_view word, std::string_view language) {
  language = language.substr(0, language.find('-'));
  if (language.empty()) language = "de";
  for (std::size_t i = 0; i < lists.size(); ++i)
    if (lists[i].language == language) return sets()[i].count(word) > 0;
  return false;
}

}  // namespace passgenau
