import type { DateWords, Language } from './language.ts';

export const ptDates: DateWords = {
  months:
    'janeiro jan|fevereiro fev|marco mar|abril abr|maio mai|junho jun|julho jul|agosto ago|setembro set|outubro out|novembro nov|dezembro dez',
  today: 'hoje',
  yesterday: 'ontem',
  ago: 'há|atrás',
  units: ['min', 'hora', 'dia', 'semana'],
  modified: 'atualiza',
};

/** Portuguese. */
export const pt: Language = {
  dates: ptDates,
  stopWords: `
    a ao aos aquela aquele as assim até com como da das de dela dele depois do dos duas e é ela elas ele eles em
    entre era essa esse esta está estão este eu foi foram há isso isto já lhe mais mas me mesmo meu minha muito na
    não nas nem no nos nós num numa o onde os ou outra outro para pela pelas pelo pelos pode por porque qual quando
    que quem são se seja sem ser seu seus sido sob sobre só sua suas também te tem têm todo todos tudo um uma umas
    uns você vocês`,
  commonWords: 'ainda após deles ano anos mês meses milhões vez vezes',
  weekdays: 'segunda terça quarta quinta sexta sábado domingo',
  listConjunctions: 'e|ou',
  partWords: 'passo',
  conjunctions: 'e|mas|ou',
  abbreviations: 'sra dra pág s.a',
  finalAbbreviations: 's.a',
  sentenceOpeners: 'o os as um uma ele ela eles elas não mas em no na nos nas com por para como quando',
  prepositions: 'com contra desde durante em para por sem sobre',
  cuePhrases: {
    farewell:
      'não hesite|obrigado|nos comentários|comentários|inscreva-se|newsletter|siga-nos|próximo artigo|próximo post|até a próxima|clique|baixe|entre em contato|espero|esperamos|saiba mais',
    closing: 'conclusão|conclusões|em resumo|resumo|para concluir|em suma|considerações finais',
    takeaway: 'pontos principais|vantagens|benefícios|novidades|destaques|resultados',
    minor: 'referências|ver também|comentários|ligações externas|notas|bibliografia|sobre o autor',
    howTo: 'como|guia|guia para|tutorial|passo a passo',
    release:
      'notas de versão|notas da versão|registro de alterações|changelog|novidades|já está disponível|disponível|atualização|lançamento',
    changes:
      'adicionado|alterado|corrigido|melhorado|novos recursos|novas funcionalidades|correções|correções de bugs|melhorias|alterações|mudanças|problemas conhecidos',
    breaking: 'alterações incompatíveis|mudanças incompatíveis|obsoleto|descontinuado|removido|remoções',
    ingredients: 'ingredientes|você vai precisar|o que você precisa',
    preparation: 'modo de preparo|preparo|preparação|instruções|passos',
    question: 'pergunta|a pergunta',
    answer: 'resposta aceita|resposta aceite|melhor resposta|resposta|respostas',
    study: 'estudo|estudos|pesquisadores|pesquisadoras|investigadores|participantes|pesquisa|entrevistados|resumo',
    back: 'como mencionado|como vimos|é claro|em outras palavras|de fato|na verdade|vale lembrar que',
    connective:
      'e|mas|ou|assim|além disso|no entanto|porém|contudo|portanto|por exemplo|também|então|depois|finalmente|por fim|por outro lado|enquanto isso|em particular',
    action: 'clique|inscreva-se|assine|leia mais|saiba mais|baixe|siga-nos',
    elsewhere:
      'para mais informações|para obter mais informações|para saber mais|mais detalhes|leia|inscreva-se|assine',
    selfReference: 'neste artigo|este artigo|neste post|a seguir',
    pronoun: 'ele|ela|eles|elas|isto|isso|este|esta|esse|essa|seu|sua|seus|suas|aqui|ali',
    first: 'eu|meu|minha|nós|nosso|nossa|me',
    second: 'você|vocês|tu|teu|tua',
    generic:
      'introdução|contexto|exemplo|exemplos|detalhes|nota|notas|problema|solução|método|descrição|instalação|uso|outros|dicas|visão geral',
    backMatter:
      'referências|ver também|veja também|comentários|ligações externas|notas|bibliografia|sobre o autor|sobre a autora|índice|fontes|compartilhe|newsletter|contato|leia também|artigos relacionados',
    contents:
      'nesta seção|a seguir|vejamos|vamos ver|aqui|obrigado|bem-vindo|bem-vindos|por favor|esperamos|espero|inscreva-se|siga-nos|compartilhe|assista|ouça|foto|imagem|vídeo|fonte|publicado|atualizado|leia também|publicidade',
    credit:
      'todos os direitos reservados|inscreva-se|nossa newsletter|siga-nos|clique aqui|foto de|foto:|leia também|nos comentários|com informações de|publicado originalmente',
    dangling:
      'ele|ela|eles|elas|isto|isso|aquilo|este|esta|estes|estas|esse|essa|esses|essas|seu|sua|seus|suas|aqui|ali|lá|ambos|ambas|outro|outra|outros|outras|tal|assim|além disso|também|então|entre eles|entre elas|neste caso|por isso',
    selfContained: 'este ano|esta semana|este mês|este artigo|neste ano',
    personal: 'ele|ela',
    interrogative: 'como|o que|por que|quando|onde|quem|qual|quanto',
    attribution:
      'disse|diz|afirmou|afirma|explicou|explica|segundo|acrescentou|acrescenta|declarou|declara|escreveu|escreve|ressaltou|destacou|contou|comentou|avaliou',
    clause: 'mas|enquanto|embora|porque|já que|depois|antes',
    relative: 'o qual|a qual|os quais|as quais|cujo|cuja|onde',
  },
  negations: 'nao nunca jamais nenhum nenhuma nada ninguem sem nem',
  numbers: {
    units: `
    um dois três quatro cinco seis sete oito nove dez onze doze treze quatorze quinze dezesseis dezessete dezoito
    dezenove`,
    tens: 'vinte trinta quarenta cinquenta sessenta setenta oitenta noventa',
    others: { duas: 2, catorze: 14, terceiro: 3, terceira: 3, dúzia: 12 },
    multipliers: { cento: 100, mil: 1e3, milhão: 1e6, milhões: 1e6, bilhão: 1e9, bilhões: 1e9 },
    connector: 'e',
    percent: 'por ?cento?\\b',
  },
  frame: {
    keyPoints: 'Pontos principais',
    ownWords: 'Pontos principais, nas palavras do artigo:',
    readAll: 'Leia na íntegra em {link}.',
    conclusion: 'Conclusão',
    furtherLinks: 'Para mais informações, veja {links}.',
    source: 'Fonte',
    via: 'Via',
    firstAppeared: 'Este artigo apareceu primeiro em “{site}”.',
    readEntire: 'Leia o artigo completo',
    article: 'O artigo',
    others: 'outros',
    attribution: '{name} {verb}: {text}',
    attributedClause: '{name} {verb} que {text}',
    finiteVerbs: 'é são está estão foi foram era eram há havia será serão tem têm pode podem poderá deve devem vai vão',
    tells: {
      other: 'escreve|escrevem',
      steps: 'explica|explicam',
      release: 'anuncia|anunciam',
      questions: 'responde a uma pergunta|respondem a uma pergunta',
      recipe: 'compartilha uma receita|compartilham uma receita',
      list: 'dá uma visão geral|dão uma visão geral',
      study: 'relata|relatam',
      news: 'informa|informam',
    },
    thirdPerson: {
      patterns: [
        'nest[ea] (?:artigo|post|texto|guia|tutorial),? (?:nós |eu |você )?{verb} {text}',
        'est[ea] (?:artigo|post|texto|guia|tutorial) {verb} {text}',
      ],
      verbs: {
        analisamos: 'analisa|analisam',
        analiso: 'analisa|analisam',
        analisa: 'analisa|analisam',
        compartilhamos: 'compartilha|compartilham',
        compartilho: 'compartilha|compartilham',
        compartilha: 'compartilha|compartilham',
        descrevemos: 'descreve|descrevem',
        descrevo: 'descreve|descrevem',
        descreve: 'descreve|descrevem',
        explicamos: 'explica|explicam',
        explico: 'explica|explicam',
        explica: 'explica|explicam',
        exploramos: 'explora|exploram',
        exploro: 'explora|exploram',
        explora: 'explora|exploram',
        mostramos: 'mostra|mostram',
        mostro: 'mostra|mostram',
        mostra: 'mostra|mostram',
        veremos: 'mostra|mostram',
        aprenderá: 'mostra|mostram',
        apresentamos: 'apresenta|apresentam',
        apresento: 'apresenta|apresentam',
        apresenta: 'apresenta|apresentam',
      },
      sentence: '{name} {verb} {text}',
    },
  },
};
