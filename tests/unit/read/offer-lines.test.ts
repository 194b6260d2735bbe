import { describe, expect, it } from 'vitest';
import { findOffer } from '../../../src/core/read/content/offer-lines.ts';

describe('findOffer', () => {
  it.each([
    ['consent', 'An dieser Stelle finden Sie einen externen Inhalt, der den Beitrag ergänzt.'],
    ['consent', 'Ich bin damit einverstanden, dass mir externe Karten angezeigt werden.'],
    ['consent', 'Video-Inhalte anzeigen'],
    ['consent', 'To view this content, change your cookie settings.'],
    ['consent', 'Ce contenu est bloqué car vous n’avez pas accepté les cookies.'],
    ['consent', 'Para ver este contenido debes aceptar las cookies.'],
    ['consent', 'Per vedere questo contenuto accetta i cookie.'],
    ['consent', 'Deze inhoud wordt pas getoond als je cookies accepteert.'],
    ['consent', 'We use cookies to make this page better.'],
    ['consent', 'Please enable JavaScript to watch the film.'],
    ['subscription', 'This story is available only to subscribers.'],
    ['subscription', 'Sign in to continue reading'],
    ['subscription', 'Already a subscriber? Log in'],
    ['subscription', 'Jetzt kostenlos registrieren'],
    ['subscription', 'Article réservé aux abonnés'],
    ['subscription', 'Contenido exclusivo para suscriptores'],
    ['subscription', 'Conteúdo exclusivo para assinantes'],
    ['subscription', 'Alleen voor abonnees'],
    ['subscription', 'この記事は会員限定です。'],
    ['newsletter', 'Folgen Sie uns auch auf Instagram und Facebook!'],
    ['newsletter', 'Suivez-nous sur WhatsApp'],
    ['newsletter', 'Got a story? Write to our news team.'],
    ['comments', 'War dieser Artikel hilfreich?'],
    ['advertisement', 'Anzeige – Frische Fische vom Kutter'],
    ['related pages', 'PUEDES VER: Cómo se pesca el bonito'],
    ['disclosure', 'This article contains affiliate links. We may earn a commission when you buy through them.'],
    ['copyright', 'Unless otherwise noted, this text may be shared.'],
  ])('finds %s in “%s”', (reason, text) => {
    expect(findOffer(text)).toBe(reason);
  });

  it.each([
    'The bakers use cookies as a base for the cake, and nobody asks for consent.',
    'Die Einwilligung der Eltern liegt vor, der Inhalt der Kiste ist bekannt.',
    'The announcement, posted on the harbour’s Telegram channel, was read by thousands.',
    'He asked his aunt to join Facebook, but she refused.',
    'Les abonnés du théâtre ont applaudi pendant dix minutes.',
    'Subscribers of the paper rose to 40,000 in the spring.',
    'Die Abonnenten der Oper zahlen ab Herbst weniger.',
    'El suscriptor número mil recibió un barco.',
    'La videocámara grabó el contenido del almacén durante la noche.',
    'We follow the ship on Instagram since it left the yard.',
  ])('keeps “%s”', (text) => {
    expect(findOffer(text)).toBe('');
  });
});
