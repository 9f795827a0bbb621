"""What a tree shows to be wrong in itself is put right before it is read."""

from __future__ import annotations

import pytest
from spacy.tokens import Token

from potestas.extract.parser import load
from potestas.extract.read import read_document
from potestas.extract.reader import text_of
from potestas.extract.trees import changed


def _facts(text: str) -> set[tuple[str, str | None, str | None, str]]:
    claims = read_document(load(), text_of("example.txt", text.encode())).claims
    return {(claim.kind, claim.subject, claim.object, claim.status) for claim in claims}


@pytest.mark.parametrize(
    ("text", "wanted", "unwanted"),
    [
        (
            "In 1722 the Treasury was dissolved by, of all people, Karl Held.",
            ("abolition", "Karl Held", "Treasury", "asserted"),
            ("abolition", "Treasury", "Karl Held", "asserted"),
        ),
        (
            "The six canons had been elected, not by the Chapter, but by Parliament.",
            ("appointment", "Parliament", "canons", "asserted"),
            ("appointment", "Chapter", "canons", "asserted"),
        ),
        (
            "Held was appointed not by the king but by the Diet as treasurer.",
            ("appointment", "Diet", "Held", "asserted"),
            ("appointment", "king", "Held", "asserted"),
        ),
        (
            "Barras was denounced by Carnot, who ran the War Office, and was sent to prison.",
            ("sanction", None, "Barras", "asserted"),
            ("sanction", None, "Carnot", "asserted"),
        ),
        (
            "When Leopold died, the Council, in telling the garrisons of it, dismissed Karl Imhof.",
            ("removal", "Council", "Karl Imhof", "asserted"),
            ("removal", "Leopold", "Karl Imhof", "asserted"),
        ),
        (
            "Two of Fouché's friends, Maret and Savary, were dismissed.",
            ("removal", None, "Savary", "asserted"),
            ("removal", None, "friends", "asserted"),
        ),
        (
            "Governor Andros had been by common consent quietly deposed.",
            ("removal", None, "Andros", "asserted"),
            ("removal", "consent", "Andros", "asserted"),
        ),
        (
            "The Diet established in Buda, on May 3, a board for the roads.",
            ("formation", "Diet", "[Diet board for the roads, XXXX-05-03]", "asserted"),
            ("formation", None, "Buda", "asserted"),
        ),
        (
            "In 1934 Harding, who led the League, dismissed Walter Diels.",
            ("removal", "Harding", "Walter Diels", "asserted"),
            ("removal", "League", "Walter Diels", "asserted"),
        ),
        (
            "Those executed included Brandt and Imhof.",
            ("sanction", None, "Imhof", "asserted"),
            ("sanction", "Imhof", "Brandt", "asserted"),
        ),
        (
            "The king told Danby that he must leave London.",
            ("order", "king", "Danby", "asserted"),
            ("order", "Danby", "king", "asserted"),
        ),
        (
            "In 1640 Pym made a motion to impeach Windebank.",
            ("accusation", "Pym", "Windebank", "intended"),
            ("accusation", "motion", "Windebank", "intended"),
        ),
        (
            "The Senate was the first to arrest Karl Held.",
            ("sanction", "Senate", "Karl Held", "asserted"),
            ("sanction", "Karl Held", "Senate", "asserted"),
        ),
        (
            "The Senate, having heard the envoys, arrested Karl Held.",
            ("sanction", "Senate", "Karl Held", "asserted"),
            ("sanction", None, "envoys", "asserted"),
        ),
        (
            "Held was exiled and his post given to Karl Imhof by the Senate.",
            ("sanction", None, "Held", "asserted"),
            ("sanction", "Senate", "Karl Imhof", "asserted"),
        ),
        (  # each gets his own post
            "The king named Karl Held chancellor, Otto Imhof treasurer, and Adam Naves marshal of the Guard.",
            ("tenure", "Adam Naves", "Guard", "asserted"),
            ("tenure", "Karl Held", "Guard", "asserted"),
        ),
        (  # acting is what the head is
            "Newton was acting head of the Mint for a year.",
            ("tenure", "Newton", "Mint", "asserted"),
            ("supervision", "Newton", "Mint", "asserted"),
        ),
        (  # what somebody is told is no relative clause of him
            "Fouché assured the emperor that the police had arrested Cadoudal.",
            ("sanction", "[police]", "Cadoudal", "reported"),
            ("sanction", "[police]", "Cadoudal", "asserted"),
        ),
        (  # of what somebody is accused is not whose staff he has
            "The Senate accused the staff of the Mint of theft.",
            ("accusation", "Senate", "Mint", "asserted"),
            ("accusation", "Senate", "Mint of theft", "asserted"),
        ),
        (
            "The exiled Cardinal Albani wrote to the king.",
            ("sanction", None, "Albani", "asserted"),
            ("sanction", "Albani", "king", "asserted"),
        ),
        (  # nobody appoints a regent here
            "Prince Gong, appointed regent and head of the Grand Council, dismissed Held.",
            ("tenure", "Prince Gong", "Grand Council", "asserted"),
            ("removal", None, "Prince Gong", "asserted"),
        ),
        (  # what was done to one was done to his company
            "In 1722 Held was beheaded, together with his brother, Karl Imhof.",
            ("sanction", None, "Karl Imhof", "asserted"),
            ("sanction", "Karl Imhof", "Held", "asserted"),
        ),
        (
            "He was helped by a War Council over which Ibrahim Pasha, against his inclination, presided.",
            ("supervision", "Ibrahim Pasha", "War Council", "asserted"),
            ("supervision", "War Council", "Ibrahim Pasha", "asserted"),
        ),
        (  # whoever acts in a second clause is no second object of the first
            "The regent dismissed Held, the head of the Board of Trade, and his colleague, Imhof, a member of"
            " the council, resigned.",
            ("removal", None, "Held", "asserted"),
            ("removal", None, "Imhof", "intended"),
        ),
        (
            "The shogun entrusted the Treasury to Hotta, and one of his pages, Tanuma, dismissed Matsudaira.",
            ("charge", None, "Hotta", "asserted"),
            ("charge", None, "Tanuma", "asserted"),
        ),
        (  # a sentence may open with a place or an occasion, and no comma after it
            "In Ghent Held had dismissed the treasurer of the Mint, Karl Imhof.",
            ("removal", "Held", "Karl Imhof", "asserted"),
            ("removal", "Ghent Held", "Karl Imhof", "asserted"),
        ),
        (
            "At Colbert's instigation a Central Office for Trade was abolished in Rouen.",
            ("abolition", None, "Central Office for Trade", "asserted"),
            ("abolition", "instigation", "Central Office for Trade", "asserted"),
        ),
        (
            "As president of the Riksbank Palmstruch founded a Court of Audit.",
            ("formation", "Palmstruch", "Court of Audit", "asserted"),
            ("formation", "Riksbank Palmstruch", "Court of Audit", "asserted"),
        ),
        (
            "Under the Restoration Chateaubriand was briefly ambassador in Berlin.",
            ("tenure", "Chateaubriand", "Berlin", "asserted"),
            ("tenure", "Restoration Chateaubriand", "Berlin", "asserted"),
        ),
        (  # a noun that is joined to a verb begins a clause of its own
            "In May 1801 Bonaparte instructed Fouché to supervise the Ministry in his absence, and Réal, on"
            " his return in July, abolished the Council of Police.",
            ("abolition", "Réal", "Council of Police", "asserted"),
            ("abolition", "Fouché", "Council of Police", "asserted"),
        ),
        (  # a number ends what a ruler is called
            "Under Alexander III Pobedonostsev was chief procurator of the Holy Synod.",
            ("tenure", "Pobedonostsev", "Holy Synod", "asserted"),
            ("tenure", "Alexander III", "Holy Synod", "asserted"),
        ),
        (  # what lasts is no task
            "Kaunitz directed the State Chancellery for nearly forty years.",
            ("supervision", "Kaunitz", "State Chancellery", "asserted"),
            ("charge", "Kaunitz", "State Chancellery", "asserted"),
        ),
        (  # nothing but "named" can be the verb, and nobody is called after his office
            "The senate named Fabius Maximus dictator.",
            ("appointment", "[senate]", "Fabius Maximus", "asserted"),
            ("formation", None, "Fabius Maximus", "asserted"),
        ),
        (
            "The assembly elected as its president the aged Lafayette.",
            ("appointment", "[assembly]", "Lafayette", "asserted"),
            ("appointment", None, "[assembly]", "asserted"),
        ),
        (
            "Attached to the chancellery was a Bureau of Petitions.",
            ("part-of", "Bureau of Petitions", "[chancellery]", "asserted"),
            ("part-of", "[chancellery]", "Bureau of Petitions", "asserted"),
        ),
        (  # those who are named are some of those who are spoken of
            "In 1794 several deputies, among them Barère and Cambon, were arrested.",
            ("sanction", None, "Cambon", "asserted"),
            ("sanction", "Barère", "deputies", "asserted"),
        ),
        (
            "The Mughal court dismissed ten officers, including Man Singh and Todar Mal, in that year.",
            ("removal", "[Mughal court]", "Todar Mal", "asserted"),
            ("removal", "Man Singh", "officers", "asserted"),
        ),
        (  # what follows an inverted passive is its subject
            "Thus was created the terrible Council of Blood.",
            ("formation", None, "Council of Blood", "asserted"),
            ("formation", "Council of Blood", None, "asserted"),
        ),
        (  # a clause without any other subject was opened by its subject, whatever word that may be
            "More had been appointed chancellor of the Duchy in 1525.",
            ("tenure", "More", "Duchy", "asserted"),
            ("appointment", "More", "Duchy", "asserted"),
        ),
        (  # one of several bodies is not another
            "In 1799 the constitution founded a senate of eighty men, a tribunate and a council of state.",
            ("formation", None, "[council of state, 1799]", "asserted"),
            ("part-of", "[council of state, 1799]", "[tribunate, 1799]", "asserted"),
        ),
        (  # members without commas around them are members, and the last of them was not formed
            "A board including Hume, Mill, and Grey was formed in 1834 to audit the Exchequer.",
            ("formation", None, "[board to audit the Exchequer, 1834]", "asserted"),
            ("examination", "Grey", "Exchequer", "asserted"),
        ),
        (  # a preposition is not that of a title
            "The Estates set up a committee of ten, chaired by Bishop Sambucus.",
            ("tenure", "Sambucus", "[Estates committee]", "asserted"),
            ("tenure", "Sambucus", "[Estates committee]", "reported"),
        ),
        (  # what follows a semicolon was not proposed with what stood before it
            "Fouché proposed that the papers be sent to the Bank; the Senate secretary, Cauchy, objected.",
            ("tenure", "Cauchy", "Senate", "asserted"),
            ("tenure", "Cauchy", "Senate", "intended"),
        ),
        (  # to the second as to the first
            "Elected to the Great Council in 1501 and to the Court of Appeal in 1505, Sanudo kept a diary.",
            ("tenure", "Sanudo", "Court of Appeal", "asserted"),
            ("tenure", "Sanudo", "Appeal", "asserted"),
        ),
        (  # an adverb acts no more than its verb does
            "Benkendorf sharply criticized the Censorship Committee.",
            ("accusation", "Benkendorf", "Censorship Committee", "asserted"),
            ("accusation", "Censorship Committee", None, "asserted"),
        ),
        (  # what is said by people is no relative clause about them
            "It was asserted by the enemies of Walpole that he had founded the Secret Office.",
            ("formation", "Walpole", "Secret Office", "reported"),
            ("formation", "Walpole", "Secret Office", "asserted"),
        ),
        (  # who acts is whom the sentence names, not the body that describes him
            "Kaunitz, a member of the Council, who founded the Court of Audit, resigned.",
            ("formation", "Kaunitz", "Court of Audit", "asserted"),
            ("formation", "Council", "Court of Audit", "asserted"),
        ),
        (  # who acts is no part of the phrase that says where
            "Through its envoys, Wallachia and Moldavia were dependent upon the Council of State.",
            ("supervision", "Council of State", "Moldavia", "asserted"),
            ("supervision", "Council of State", "envoys", "asserted"),
        ),
        (  # a king's number ends no sentence
            "Sixtus IV. founded the Court of Audit, and Innocent VIII., his successor, dissolved it.",
            ("abolition", "Innocent VIII", "Court of Audit", "asserted"),
            ("abolition", "Sixtus IV", "Court of Audit", "asserted"),
        ),
        (  # what acts and is no English word is a body
            "The boule founded the Court of Audit. The veche expelled Vsevolod.",
            ("sanction", "[veche]", "Vsevolod", "asserted"),
            ("sanction", "[boule]", "Vsevolod", "asserted"),
        ),
        (  # who is appointed is who acts, and he is what he is of both boards
            "Nakhimov, promoted to chairman of the Board of Docks, founded the Court of Audit.",
            ("formation", "Nakhimov", "Court of Audit", "asserted"),
            ("formation", "Board of Docks", "Court of Audit", "asserted"),
        ),
        (
            "Canning was simultaneously deputy chairman of the Board of Docks and chairman of the Bank.",
            ("tenure", "Canning", "Bank", "asserted"),
            ("tenure", "Canning", "[bank]", "asserted"),
        ),
        (  # what follows a name between commas may be the verb of its sentence
            "The president of the Board of Docks, Nakhimov, presided over the trial.",
            ("supervision", "Nakhimov", "[trial]", "asserted"),
            ("supervision", "Board of Docks", "[trial]", "asserted"),
        ),
        (  # what is said may stand first
            "Subordinate to the Senate were the Court of Audit and the Post Office.",
            ("supervision", "Senate", "Post Office", "asserted"),
            ("supervision", "Post Office", "Senate", "asserted"),
        ),
        (  # what is said is not the sayer's deed
            "The Senate, Cicero claimed, had dissolved the Board of Trade.",
            ("abolition", "Senate", "Board of Trade", "reported"),
            ("abolition", "Cicero", "Board of Trade", "reported"),
        ),
        (
            "Mirza, Colbert told the king, had founded the Council of War.",
            ("formation", "Mirza", "Council of War", "reported"),
            ("formation", "Colbert", "Council of War", "asserted"),
        ),
        (  # what somebody is called is nobody else
            "Charles the Bold arrested Hagenbach. Charles founded the Court of Audit.",
            ("formation", "Charles the Bold", "Court of Audit", "asserted"),
            ("sanction", "Bold", "Hagenbach", "asserted"),
        ),
        (  # a name at the end of a sentence is no initial
            "Zhou Enlai dismissed Chen Yi. Mao Zedong founded the Bank.",
            ("removal", "Zhou Enlai", "Chen Yi", "asserted"),
            ("formation", "Chen Yi", "Bank", "asserted"),
        ),
        (  # in what mood somebody acts is not all that he does
            "The sultan, furious at the loss of the fleet, deposed the vizier Kara Mustafa.",
            ("removal", "sultan", "Kara Mustafa", "asserted"),
            ("sanction", "sultan", "Kara Mustafa", "asserted"),
        ),
        (  # a second clause, not a second subject
            "Nine of the ministers were arrested, and Karl Liebknecht, who had hidden, was shot.",
            ("sanction", None, "Karl Liebknecht", "asserted"),
            ("sanction", "Karl Liebknecht", "[ministers]", "asserted"),
        ),
        (
            "Accused of incompetence, Yuan Chonghuan was expelled from the Board of War.",
            ("accusation", None, "Yuan Chonghuan", "asserted"),
            ("sanction", "Yuan Chonghuan", "Board of War", "asserted"),
        ),
        (  # nobody strips in an aside that names nobody who does
            "Peng, stripped of his honours and placed under arrest, died in Beijing.",
            ("sanction", None, "Peng", "asserted"),
            ("sanction", "Peng", "Peng", "asserted"),
        ),
        (  # who is tried is no part of what he is brought before
            "Brought before the Star Chamber, Prynne, Burton and Bastwick were tried for libel.",
            ("examination", None, "Burton", "asserted"),
            ("part-of", "Burton", "Star Chamber", "asserted"),
        ),
        (  # a sentence, no list of nouns
            "Ezhov, in a note to Stalin, accused Piatakov of keeping up his ties with Trotsky.",
            ("accusation", "Ezhov", "Piatakov", "asserted"),
            ("accusation", None, "Ezhov", "asserted"),
        ),
        (
            "Cixi, whom the Senate blamed for the defeat, withdrew to the Palace.",
            ("accusation", "Senate", "Cixi", "asserted"),
            ("accusation", "Cixi", "Senate", "asserted"),
        ),
        (  # who loses a command obeys none
            "Yuan Chonghuan was stripped of his command.",
            ("removal", None, "Yuan Chonghuan", "asserted"),
            ("removal", "Yuan Chonghuan", "Yuan Chonghuan", "asserted"),
        ),
        (  # he of whom the relative clause tells
            "Paul was burnt alive; and Taurus, who had done no more than obey Constantius, was exiled.",
            ("sanction", None, "Taurus", "asserted"),
            ("sanction", "Constantius", "Paul", "asserted"),
        ),
        (  # what nobody dares is not done
            "Nobody dared to accuse Sejanus. The Senate arrested Macro.",
            ("sanction", "Senate", "Macro", "asserted"),
            ("accusation", None, "Sejanus", "asserted"),
        ),
        (  # who acts is neither where he acts nor whose help he has
            "At the congress Fouché attacked Barras.",
            ("accusation", "Fouché", "Barras", "asserted"),
            ("accusation", "congress", "Barras", "asserted"),
        ),
        (
            "With the help of the chancellor, Nakhimov founded the Court of Audit.",
            ("formation", "Nakhimov", "Court of Audit", "asserted"),
            ("tenure", "Nakhimov", "[office of the chancellor]", "asserted"),
        ),
        (  # who has others do it is not who does it
            "Kaunitz shut himself up in Vienna, had Cobenzl arrested, and stayed.",
            ("sanction", "Kaunitz", "Cobenzl", "asserted"),
            ("sanction", "Cobenzl", "Kaunitz", "asserted"),
        ),
        (  # two verbs, one by-phrase
            "Soult was seized and banished by the Senate.",
            ("sanction", "Senate", "Soult", "asserted"),
            ("sanction", "Soult", "Senate", "asserted"),
        ),
        (  # a participle, no noun
            "Kolchak was tried in secret and shot.",
            ("sanction", None, "Kolchak", "asserted"),
            ("sanction", "Kolchak", "Kolchak", "asserted"),
        ),
        (  # a companion is no part of who acts
            "Together with his brother Joseph, Cobenzl founded the Court of Audit.",
            ("formation", "Cobenzl", "Court of Audit", "asserted"),
            ("formation", None, "Cobenzl", "asserted"),
        ),
        (  # two deeds side by side, not a saying and what was said
            "Soult held Seville as his deputy, Suchet headed the Council of Valencia, and Marmont went home.",
            ("tenure", "Suchet", "Council of Valencia", "asserted"),
            ("tenure", "Suchet", "Council of Valencia", "reported"),
        ),
        (  # whose the orders are only after they are given
            "Philip gave Parma orders to raise the siege.",
            ("order", "Philip", "Parma", "asserted"),
            ("order", "Philip", "Parma orders", "asserted"),
        ),
        (  # passed on, not passed
            "Eden passed the report on to Baldwin.",
            ("report", "Eden", "Baldwin", "asserted"),
            ("approval", "Eden", "[report]", "asserted"),
        ),
        (  # a name after a preposition, no verb
            "Thurloe received reports from Manning on the exiles.",
            ("report", "Manning", "Thurloe", "asserted"),
            ("report", "Thurloe", "Manning", "asserted"),
        ),
        (  # nobody is complained
            "The governors of Egypt complained to Nero.",
            ("report", "governors", "Nero", "asserted"),
            ("report", "Egypt", "Nero", "asserted"),
        ),
        (  # who is ordered, not who orders
            "Moreau, ordered to cross the Rhine, hesitated.",
            ("order", None, "Moreau", "asserted"),
            ("order", "Moreau", "Rhine", "asserted"),
        ),
        (  # the bidder goes nowhere
            "Nobunaga bade Katsuie leave the Council of Elders.",
            ("order", "Nobunaga", "Katsuie", "asserted"),
            ("removal", None, "Nobunaga", "asserted"),
        ),
        (  # a relative clause between commas is not the sentence
            "The Duma, to which Imhof had written a letter, dismissed Held.",
            ("removal", "Duma", "Held", "asserted"),
            ("removal", "Imhof", "Held", "asserted"),
        ),
        (
            "The sultan, fearing a revolt of the garrison, ordered Halil to leave Bursa.",
            ("order", "sultan", "Halil", "asserted"),
            ("order", "Bursa", "Halil", "asserted"),
        ),
        (  # nor does it say what the sentence does
            "The Signoria had the bells rung, summoned the militia, and, when the crowd refused to disperse,"
            " ordered Braccio Martelli to clear the square.",
            ("order", "Signoria", "Braccio Martelli", "asserted"),
            ("order", "[crowd]", "Braccio Martelli", "asserted"),
        ),
        (  # a series of what befell somebody
            "Seneca was tried, condemned, driven into exile and put to death.",
            ("sanction", None, "Seneca", "asserted"),
            ("sanction", "Seneca", "death", "asserted"),
        ),
        (
            "Custine was recalled to Paris, arrested, tried by the Revolutionary Tribunal and guillotined.",
            ("examination", "Revolutionary Tribunal", "Custine", "asserted"),
            ("sanction", None, "Paris", "asserted"),
        ),
        (
            "Bruno was seized by the Inquisition and exiled.",
            ("sanction", "Inquisition", "Bruno", "asserted"),
            ("sanction", None, "Inquisition", "asserted"),
        ),
        (
            "De Bono found himself accused of treason by Farinacci.",
            ("accusation", "Farinacci", "De Bono", "asserted"),
            ("accusation", "De Bono", "Farinacci", "asserted"),
        ),
        (
            "At a conference convened by Heydrich and attended by Freisler, the plan was discussed.",
            ("attendance", "Freisler", "[Heydrich's conference]", "asserted"),
            ("attendance", "Heydrich", "Freisler", "asserted"),
        ),
        (  # what is said of somebody between commas makes him no part of what stands before
            "Ordered by Hideyoshi to reduce the castle before the autumn rains, Kuroda Kanbei, a convert and"
            " a master of sieges, diverted the course of the river.",
            ("order", "Hideyoshi", "Kuroda Kanbei", "asserted"),
            ("order", "Hideyoshi", "river", "asserted"),
        ),
        (  # a day receives no letters
            "In a memorandum of 4 May 1935 to Hess, Bormann complained of the delay.",
            ("report", "Bormann", "Hess", "asserted"),
            ("report", "Hess", "Bormann", "asserted"),
        ),
        (
            "Held obtained the consent of Imhof to the plan.",
            ("approval", "Imhof", "[plan]", "asserted"),
            ("approval", "Held", "[plan]", "asserted"),
        ),
        (  # an aside may be about all that a phrase before it says
            "The memorandum on the defence of the frontier, prepared by Conrad in Vienna, was sent to"
            " Aehrenthal.",
            ("authorship", "Conrad", "[memorandum on the defence of the frontier]", "asserted"),
            ("authorship", "Conrad", "frontier", "asserted"),
        ),
        (
            "It was with the consent of the Estates that Philip issued the edict.",
            ("approval", "Estates", "[Philip's edict]", "asserted"),
            ("approval", "Philip", "[Philip's edict]", "asserted"),
        ),
        (
            "The regent wrote to Held, whom the Senate had recalled and exiled.",
            ("sanction", "Senate", "Held", "asserted"),
            ("sanction", "Held", "Senate", "asserted"),
        ),
        (  # what opens a sentence has no subject of its own
            "After the fall of the city the regent, weary of the siege, commanded Chun to withdraw.",
            ("order", "regent", "Chun", "asserted"),
            ("order", None, "city", "asserted"),
        ),
        (
            "Escobedo rode away at once, for Pérez had accused Alba of cowardice.",
            ("accusation", "Pérez", "Alba", "asserted"),
            ("accusation", "Escobedo", "Alba", "asserted"),
        ),
        (
            "General Cavaignac thereupon ordered Colonel Charras to disarm the legion.",
            ("order", "Cavaignac", "Charras", "asserted"),
            ("order", "Charras", "Cavaignac", "asserted"),
        ),
        (  # not the river guards, whose banks they may hold
            "The council ordered Paulus, whose flanks were held by Romanian divisions, to take the city.",
            ("order", "[council]", "Paulus", "asserted"),
            ("order", "[Romanian divisions]", "Paulus", "asserted"),
        ),
        (
            "Neidhardt, having learned of the plan from an informer, telegraphed to Durnovo that a strike was"
            " near.",
            ("report", "Neidhardt", "Durnovo", "asserted"),
            ("report", "informer", "Durnovo", "asserted"),
        ),
        (
            "The bill, which Parliament approved in May, accused Suffolk of having sold Anjou.",
            ("accusation", "Parliament", "Suffolk", "asserted"),
            ("accusation", "Suffolk", "Anjou", "asserted"),
        ),
        (  # nobody writes to the man who is advised
            "The confessor Lamormaini sent a letter to the emperor advising Eggenberg's dismissal.",
            ("report", "Lamormaini", "emperor", "asserted"),
            ("report", "emperor", "Eggenberg", "asserted"),
        ),
        (  # a series of passives is no aside
            "Pauker was removed from the Secretariat, expelled from the party and placed under arrest.",
            ("sanction", None, "Pauker", "asserted"),
            ("sanction", None, "Secretariat", "asserted"),
        ),
        (  # but what is said of something new is
            "Bukharin was sent to a commission, presided over by Radek and charged with revising the"
            " statute.",
            ("tenure", "Radek", "[commission to revise the statute]", "asserted"),
            ("charge", None, "Bukharin", "asserted"),
        ),
        (  # what is done by the way is not the sentence
            "Speaking at a conference of prosecutors in November 1935, Freisler called for a new law.",
            ("attendance", "Freisler", "[conference of prosecutors, 1935-11]", "asserted"),
            ("attendance", None, "Freisler", "asserted"),
        ),
        (  # what is handed in may come last
            "At the end of the month the Treasury submitted to the Privy Council a report on the coinage.",
            ("report", "Treasury", "Privy Council", "asserted"),
            ("report", "Privy Council", "Treasury", "asserted"),
        ),
    ],
)
def test_mended(
    text: str, wanted: tuple[str, str | None, str, str], unwanted: tuple[str, str | None, str, str]
) -> None:
    found = _facts(text)
    assert any(wanted == (kind, wanted[1] and who, whom, how) for kind, who, whom, how in found), found
    assert not any(unwanted == (kind, unwanted[1] and who, whom, how) for kind, who, whom, how in found)


def test_a_list_remains_a_list() -> None:
    found = _facts("The regent dismissed Held, Imhof, and Kaunitz, and appointed Audley chancellor.")
    assert {whom for kind, _, whom, _ in found if kind == "removal"} == {"Held", "Imhof", "Kaunitz"}


@pytest.mark.parametrize("name", ["Sun Yat-sen", "Shuja-ud-Daula", "Khair ad-Din", "Chiang Kai-shek"])
def test_names_go_on_after_a_hyphen(name: str) -> None:
    assert ("order", "Held", name, "asserted") in _facts(f"Held ordered {name} to cross the river.")


@pytest.mark.parametrize(
    ("text", "unwanted"),
    [
        # who defends or pardons somebody has not punished him
        ("Danton was arrested and defended by Desmoulins.", ("sanction", "Desmoulins", "Danton")),
        ("Dreyfus was convicted and pardoned by Loubet.", ("sanction", "Loubet", "Dreyfus")),
        # what would have been if something else had been
        (
            "Louis dismissed Turgot, and had Maurepas resigned, Choiseul would have become minister.",
            ("removal", None, "Louis"),
        ),
        (
            "Louis dismissed Turgot, and had Maurepas resigned, Choiseul would have become minister.",
            ("removal", None, "Maurepas"),
        ),
        (
            "Otto hesitated, and had Held retired earlier, Imhof would have been appointed.",
            ("removal", None, "Held"),
        ),
        ("Drake was provided with powder and shot by the Privy Council.", ("sanction", None, "Drake")),
        # the one who has something done goes home himself
        ("Diocletian had Maximian arrested and retired to Split.", ("removal", None, "Maximian")),
        ("Sulla had Marius exiled and returned to Rome.", ("tenure", "Marius", "Rome")),
        ("Nero had Seneca arrested and resigned.", ("removal", None, "Seneca")),
        # who tells it is not whom he tells of
        ("The consul, Cicero told Atticus, had dismissed Clodius.", ("removal", "Cicero", "Clodius")),
        (
            "The king of Spain, Granvelle wrote to Margaret, had dismissed Egmont.",
            ("tenure", "Granvelle", "Spain"),
        ),
        ("In Russia the White general Kolchak fled.", ("tenure", "Kolchak", "Russia the White")),
        ("Cecil brought Admiralty news to Elizabeth.", ("report", "Cecil", "Admiralty")),
    ],
)
def test_not_read(text: str, unwanted: tuple[str, str | None, str]) -> None:
    found = _facts(text)
    assert not any(unwanted == (kind, unwanted[1] and who, whom) for kind, who, whom, _ in found), found


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("Louis wavered, and had Fouquet jailed, who would be freed.", ("sanction", "Louis", "Fouquet")),
        ("Mehmed had Halil arrested and strangled.", ("sanction", "Mehmed", "Halil")),
        ("Ney was tried for treason and shot.", ("sanction", None, "Ney")),
        ("Nero had Seneca arrested and resigned.", ("removal", None, "Nero")),
        ("Constantius raised Julian to the rank of Caesar.", ("appointment", "Constantius", "Julian")),
    ],
)
def test_still_read(text: str, wanted: tuple[str, str | None, str]) -> None:
    found = _facts(text)
    assert any(wanted == (kind, wanted[1] and who, whom) for kind, who, whom, _ in found), found


def test_a_change_after_which_words_depend_on_each_other_in_a_circle_is_taken_back() -> None:
    doc = load()("In 1722 Held dismissed Imhof.")
    heads = [token.head.i for token in doc]

    def turn(token: Token) -> None:
        token.head = doc[(token.i + 1) % len(doc)]
        token.dep_ = "obj"

    assert [token.head.i for token in changed(doc, turn)] == heads
    assert [sentence.root.text for sentence in doc.sents] == ["dismissed"]
